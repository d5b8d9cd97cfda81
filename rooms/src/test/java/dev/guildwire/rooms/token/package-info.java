@NullMarked
package dev.guildwire.rooms.token;

import org.jspecify.annotations.NullMarked;
