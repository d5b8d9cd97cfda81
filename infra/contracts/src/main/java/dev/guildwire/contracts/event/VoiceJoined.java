package dev.guildwire.contracts.event;

import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.UserId;
import org.jspecify.annotations.Nullable;

/// A person is in a voice channel now. A move is a [VoiceLeft] and then this.
///
/// @param avatar Discord's avatar hash, or null for the default avatar
public record VoiceJoined(
        GuildId guildId,
        ChannelId channelId,
        UserId userId,
        String username,
        @Nullable String avatar) implements GuildEvent {}
