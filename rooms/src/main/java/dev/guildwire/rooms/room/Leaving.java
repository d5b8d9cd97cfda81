package dev.guildwire.rooms.room;

import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.RoleId;

/// What became of a player's wish to leave.
sealed interface Leaving {

    /// The role is still to be taken.
    ///
    /// @param order of the seat
    record Begun(GuildId guild, RoleId role, int order) implements Leaving {}

    /// There is no seat, or somebody else is about to free it.
    record NothingToDo() implements Leaving {}

    record Gone() implements Leaving {}
}
