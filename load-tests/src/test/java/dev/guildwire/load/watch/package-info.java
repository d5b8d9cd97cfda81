@NullMarked
package dev.guildwire.load.watch;

import org.jspecify.annotations.NullMarked;
