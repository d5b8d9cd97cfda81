@NullMarked
package dev.guildwire.rooms;

import org.jspecify.annotations.NullMarked;
