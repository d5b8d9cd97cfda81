@NullMarked
package dev.guildwire.load.fanout.swarm;

import org.jspecify.annotations.NullMarked;
