@NullMarked
package dev.guildwire.rooms.command;

import org.jspecify.annotations.NullMarked;
