@NullMarked
package dev.guildwire.rooms.voice;

import org.jspecify.annotations.NullMarked;
