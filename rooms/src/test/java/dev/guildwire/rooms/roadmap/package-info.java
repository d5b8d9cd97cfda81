@NullMarked
package dev.guildwire.rooms.roadmap;

import org.jspecify.annotations.NullMarked;
