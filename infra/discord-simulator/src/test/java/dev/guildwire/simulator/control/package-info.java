@NullMarked
package dev.guildwire.simulator.control;

import org.jspecify.annotations.NullMarked;
