package dev.guildwire.rooms.voice;

import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.UserId;
import org.jspecify.annotations.Nullable;

/// What one record does to the state.
///
/// @param state JSON of where the person is now, or null for nowhere
record VoiceChange(
        long offset, GuildId guild, UserId user, @Nullable String state) {}
