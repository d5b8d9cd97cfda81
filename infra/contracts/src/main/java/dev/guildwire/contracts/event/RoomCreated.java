package dev.guildwire.contracts.event;

import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;

/// A room is open for players.
///
/// @param userLimit seats, 4 by contract
public record RoomCreated(GuildId guildId, ChannelId channelId, String name, int userLimit) implements GuildEvent {}
