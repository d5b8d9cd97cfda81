/// Values that must never be seen: a type that prints as `***`, and the check at start that names what is missing.
@NullMarked
package dev.guildwire.rooms.secret;

import org.jspecify.annotations.NullMarked;
