@NullMarked
package dev.guildwire.rooms.asset;

import org.jspecify.annotations.NullMarked;
