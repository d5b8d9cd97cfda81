@NullMarked
package dev.guildwire.simulator.gateway;

import org.jspecify.annotations.NullMarked;
