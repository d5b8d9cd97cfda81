@NullMarked
package dev.guildwire.load.fanout.wire;

import org.jspecify.annotations.NullMarked;
