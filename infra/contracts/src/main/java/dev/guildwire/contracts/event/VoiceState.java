package dev.guildwire.contracts.event;

import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.UserId;
import org.jspecify.annotations.Nullable;

/// Where a person was last known to be: the value of the compacted topic `guild.voice`. A tombstone means
/// nowhere.
public record VoiceState(
        GuildId guildId,
        ChannelId channelId,
        UserId userId,
        String username,
        @Nullable String avatar) {}
