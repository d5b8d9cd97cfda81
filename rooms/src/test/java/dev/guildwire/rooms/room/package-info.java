@NullMarked
package dev.guildwire.rooms.room;

import org.jspecify.annotations.NullMarked;
