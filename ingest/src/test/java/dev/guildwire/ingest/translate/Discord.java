package dev.guildwire.ingest.translate;

import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Discord as the translator sees it: it holds the true voice states and tells them as dispatches.
final class Discord {

    private final Map<GuildId, Map<UserId, ChannelId>> voice = new LinkedHashMap<>();
    private int session;
    private int voiceSession;
    private long sequence;
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    Discord(GuildId... guilds) {
        List.of(guilds).forEach(guild -> voice.put(guild, new HashMap<>()));
    }

    Instant now() {
        return now;
    }

    Collection<GuildId> guilds() {
        return List.copyOf(voice.keySet());
    }

    Map<UserId, ChannelId> voice(GuildId guild) {
        return Map.copyOf(voice.getOrDefault(guild, Map.of()));
    }

    /// Changes the truth and tells nobody: nobody is connected.
    void moveUnseen(GuildId guild, UserId user, @Nullable ChannelId channel) {
        if (channel == null) {
            voice.computeIfAbsent(guild, _ -> new HashMap<>()).remove(user);
        } else {
            voice.computeIfAbsent(guild, _ -> new HashMap<>()).put(user, channel);
        }
    }

    Dispatch move(GuildId guild, UserId user, @Nullable ChannelId channel) {
        moveUnseen(guild, user, channel);
        return dispatch("VOICE_STATE_UPDATE", guild, voiceStateUpdate(guild, user, channel, ++voiceSession));
    }

    Dispatch ready() {
        session++;
        sequence = 0;
        var guilds = voice.keySet().stream()
                .map(guild -> "{\"id\":\"%s\",\"unavailable\":true}".formatted(guild))
                .collect(Collectors.joining(",", "[", "]"));
        return dispatch("READY", null, "{\"session_id\":\"%s\",\"guilds\":%s}".formatted(session, guilds));
    }

    Dispatch guildCreate(GuildId guild) {
        var people = voice.computeIfAbsent(guild, _ -> new HashMap<>());
        var members = people.keySet().stream()
                .map(user -> "{\"user\":%s,\"roles\":[]}".formatted(user(user)))
                .collect(Collectors.joining(",", "[", "]"));
        var states = people.entrySet().stream()
                .map(entry -> "{\"user_id\":\"%s\",\"channel_id\":\"%s\",\"session_id\":\"x\"}"
                        .formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(",", "[", "]"));
        return dispatch(
                "GUILD_CREATE",
                guild,
                "{\"id\":\"%s\",\"members\":%s,\"voice_states\":%s}".formatted(guild, members, states));
    }

    Dispatch guildDelete(GuildId guild, boolean unavailable) {
        if (!unavailable) {
            voice.remove(guild);
        }
        return dispatch(
                "GUILD_DELETE",
                guild,
                "{\"id\":\"%s\"%s}".formatted(guild, unavailable ? ",\"unavailable\":true" : ""));
    }

    Dispatch dispatch(String type, @Nullable GuildId guild, String payload) {
        now = now.plusMillis(7);
        return new Dispatch(0, "session-" + session, ++sequence, type, guild, payload, now);
    }

    static String voiceStateUpdate(GuildId guild, UserId user, @Nullable ChannelId channel, int voiceSession) {
        return """
                {"guild_id":"%s","user_id":"%s","channel_id":%s,"session_id":"%s","member":{"user":%s,"roles":[]}}""".formatted(guild, user, channel == null ? "null" : "\"" + channel + "\"", voiceSession, user(user));
    }

    private static String user(UserId user) {
        return "{\"id\":\"%s\",\"username\":\"name-%s\",\"avatar\":null}".formatted(user, user);
    }
}
