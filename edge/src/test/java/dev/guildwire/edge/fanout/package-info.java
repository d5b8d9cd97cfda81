@NullMarked
package dev.guildwire.edge.fanout;

import org.jspecify.annotations.NullMarked;
