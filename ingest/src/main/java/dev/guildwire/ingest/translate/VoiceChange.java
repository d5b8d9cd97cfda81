package dev.guildwire.ingest.translate;

import dev.guildwire.contracts.event.VoiceState;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.UserId;
import org.jspecify.annotations.Nullable;

/// The newest known voice state of one person in one guild.
///
/// @param state null once the person is in no channel
public record VoiceChange(
        GuildId guildId, UserId userId, @Nullable VoiceState state) {

    public static VoiceChange to(VoiceState state) {
        return new VoiceChange(state.guildId(), state.userId(), state);
    }

    static VoiceChange gone(VoiceState state) {
        return new VoiceChange(state.guildId(), state.userId(), null);
    }
}
