@NullMarked
package dev.guildwire.rooms.discord;

import org.jspecify.annotations.NullMarked;
