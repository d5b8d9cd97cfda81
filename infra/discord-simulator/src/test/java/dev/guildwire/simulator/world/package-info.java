@NullMarked
package dev.guildwire.simulator.world;

import org.jspecify.annotations.NullMarked;
