@NullMarked
package dev.guildwire.load.journey;

import org.jspecify.annotations.NullMarked;
