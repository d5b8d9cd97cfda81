@NullMarked
package dev.guildwire.rooms.login;

import org.jspecify.annotations.NullMarked;
