package dev.guildwire.contracts.event;

import dev.guildwire.contracts.id.GuildId;

/// Something the members of one guild may see. Goes to `guild.events`, keyed by the guild.
public sealed interface GuildEvent extends Event
        permits VoiceJoined, VoiceLeft, RoomCreated, RoomUpdated, RoomExpiring, RoomDeleted, StreamGap {

    GuildId guildId();
}
