@NullMarked
package dev.guildwire.load.fanout.process;

import org.jspecify.annotations.NullMarked;
