@NullMarked
package dev.guildwire.load.fanout;

import org.jspecify.annotations.NullMarked;
