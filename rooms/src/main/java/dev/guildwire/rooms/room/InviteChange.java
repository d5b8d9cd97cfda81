package dev.guildwire.rooms.room;

import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.rooms.invite.Invite;
import java.util.List;

/// What became of a wish about a room's invites.
sealed interface InviteChange {

    /// @param invites all that are good now, those that end first in front
    record Done(GuildId guild, List<Invite> invites) implements InviteChange {

        public Done {
            invites = List.copyOf(invites);
        }
    }

    /// The room is somebody else's.
    record Forbidden(GuildId guild) implements InviteChange {}

    record Unknown() implements InviteChange {}

    record TooMany() implements InviteChange {}

    record Gone() implements InviteChange {}
}
