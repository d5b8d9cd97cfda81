package dev.guildwire.rooms.room;

import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.RoleId;

/// What became of the wish to end a room.
sealed interface Ending {

    /// Channel and role are still to be deleted.
    ///
    /// @param isYoung Discord has not been searched yet for what was made twice
    record Begun(GuildId guild, RoleId role, boolean isYoung) implements Ending {}

    /// It is somebody else's.
    record Forbidden(GuildId guild) implements Ending {}

    record Gone() implements Ending {}
}
