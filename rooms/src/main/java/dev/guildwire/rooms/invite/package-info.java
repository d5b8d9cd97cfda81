/// Invites as they travel: signed, and read again. What an invite opens, and whether it still does, is
/// [dev.guildwire.rooms.room]'s business; here it is only said whether we made it and whether it is too old.
@NullMarked
package dev.guildwire.rooms.invite;

import org.jspecify.annotations.NullMarked;
