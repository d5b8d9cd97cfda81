@NullMarked
package dev.guildwire.simulator.page;

import org.jspecify.annotations.NullMarked;
