@NullMarked
package dev.guildwire.rooms.secret;

import org.jspecify.annotations.NullMarked;
