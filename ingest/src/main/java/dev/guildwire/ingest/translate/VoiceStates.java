package dev.guildwire.ingest.translate;

import dev.guildwire.contracts.event.VoiceState;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.UserId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who is in which voice channel as far as our readers know. Not thread-safe.
public final class VoiceStates {

    private final Map<GuildId, Map<UserId, VoiceState>> guilds = new HashMap<>();

    public void put(VoiceState state) {
        guilds.computeIfAbsent(state.guildId(), _ -> new HashMap<>()).put(state.userId(), state);
    }

    /// These and no others are the states of the guild now.
    void replace(GuildId guildId, Collection<VoiceState> states) {
        guilds.remove(guildId);
        states.forEach(this::put);
    }

    public void remove(GuildId guildId, UserId userId) {
        var people = guilds.get(guildId);
        if (people != null && people.remove(userId) != null && people.isEmpty()) {
            guilds.remove(guildId);
        }
    }

    public @Nullable VoiceState find(GuildId guildId, UserId userId) {
        return guilds.getOrDefault(guildId, Map.of()).get(userId);
    }

    /// A copy: it may be walked while states change.
    public Collection<VoiceState> of(GuildId guildId) {
        return List.copyOf(guilds.getOrDefault(guildId, Map.of()).values());
    }

    /// A copy of the guilds in which somebody is in a channel.
    public Set<GuildId> guilds() {
        return Set.copyOf(guilds.keySet());
    }
}
