package dev.guildwire.contracts.event;

import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;

/// A room is gone, its channel and role with it.
public record RoomDeleted(GuildId guildId, ChannelId channelId) implements GuildEvent {}
