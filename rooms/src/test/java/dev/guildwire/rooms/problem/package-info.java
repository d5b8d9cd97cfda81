@NullMarked
package dev.guildwire.rooms.problem;

import org.jspecify.annotations.NullMarked;
