@NullMarked
package dev.guildwire.rooms.operator;

import org.jspecify.annotations.NullMarked;
