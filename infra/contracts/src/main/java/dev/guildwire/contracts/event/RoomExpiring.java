package dev.guildwire.contracts.event;

import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;

/// Nobody uses the room; it ends soon unless somebody does.
///
/// @param expiresAt when it ends, Unix time in milliseconds
public record RoomExpiring(GuildId guildId, ChannelId channelId, long expiresAt) implements GuildEvent {}
