package dev.guildwire.rooms.room;

import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.RoleId;
import dev.guildwire.contracts.id.UserId;
import org.jspecify.annotations.Nullable;

/// A room that is being made.
///
/// @param mark    names it until it has a channel; each request to Discord for it is named after it, so that whoever
///                repeats a step gets the same answer
/// @param role    once Discord has made it
/// @param channel once Discord has made it
record Making(
        String mark,
        GuildId guild,
        RoomName name,
        UserId creator,
        @Nullable RoleId role,
        @Nullable ChannelId channel) {}
