package dev.guildwire.rooms.room;

import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.RoleId;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.rooms.invite.Invite;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A room as it was read.
///
/// @param expiresAt when it ends, while a warning runs
/// @param invite    the first one, which its creator got with the room
/// @param seats     those that are taken, in the order in which the players came
record Room(
        ChannelId channelId,
        GuildId guildId,
        RoleId roleId,
        String name,
        int userLimit,
        RoomState state,
        Instant createdAt,
        Instant lastActivityAt,
        @Nullable Instant expiresAt,
        Invite invite,
        List<Seat> seats) {

    Room {
        seats = List.copyOf(seats);
    }

    UserId creatorId() {
        return invite.creatorId();
    }
}
