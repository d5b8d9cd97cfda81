@NullMarked
package dev.guildwire.rooms.invite;

import org.jspecify.annotations.NullMarked;
