@NullMarked
package dev.guildwire.rooms.limit;

import org.jspecify.annotations.NullMarked;
