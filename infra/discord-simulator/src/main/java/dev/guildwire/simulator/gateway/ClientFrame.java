package dev.guildwire.simulator.gateway;

import dev.guildwire.simulator.wire.Json;
import dev.guildwire.simulator.world.Snowflake;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a client says to the gateway.
sealed interface ClientFrame {

    record Heartbeat() implements ClientFrame {}

    /// @param shard          the id of the shard
    /// @param shards         how many there are
    /// @param compress       each payload is compressed by itself
    /// @param largeThreshold members above which a guild is large
    record Identify(String token, long intents, int shard, int shards, boolean compress, int largeThreshold)
            implements ClientFrame {}

    record Resume(String token, String sessionId, long seq) implements ClientFrame {}

    record PresenceUpdate() implements ClientFrame {}

    /// The bot joins or moves, or leaves when there is no channel.
    record VoiceUpdate(Snowflake guildId, @Nullable Snowflake channelId, boolean selfMute, boolean selfDeaf)
            implements ClientFrame {}

    /// @param query   start of the names asked for, or null to ask for `userIds`
    /// @param limit   how many at most, 0 for all
    record RequestMembers(
            Snowflake guildId,
            @Nullable String query,
            int limit,
            List<Snowflake> userIds,
            @Nullable String nonce) implements ClientFrame {}

    /// JSON, but of an op that clients do not send.
    record UnknownOpcode() implements ClientFrame {}

    /// Not JSON, too long, or without what the op needs.
    record Malformed() implements ClientFrame {}

    String PREFIX = "Bot ";
    int DEFAULT_LARGE_THRESHOLD = 50;

    /// The longest frame a client may send.
    int MAX_BYTES = 4096;

    static ClientFrame parse(String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            return new Malformed();
        }
        var frame = Json.parse(text).filter(JsonNode::isObject);
        if (frame.isEmpty() || !frame.get().path("op").isIntegralNumber()) {
            return new Malformed();
        }
        int op = frame.get().path("op").asInt(-1);
        return parse(op, frame.get().path("d")).orElseGet(Malformed::new);
    }

    private static Optional<ClientFrame> parse(int op, JsonNode d) {
        if (op == Opcode.HEARTBEAT.code()) {
            return Optional.of(new Heartbeat());
        } else if (op == Opcode.IDENTIFY.code()) {
            return identify(d);
        } else if (op == Opcode.RESUME.code()) {
            return resume(d);
        } else if (op == Opcode.PRESENCE_UPDATE.code()) {
            return Optional.of(new PresenceUpdate());
        } else if (op == Opcode.VOICE_STATE_UPDATE.code()) {
            return voiceUpdate(d);
        } else if (op == Opcode.REQUEST_GUILD_MEMBERS.code()) {
            return requestMembers(d);
        }
        return Optional.of(new UnknownOpcode());
    }

    /// Discord takes the token with the prefix it has in REST, too, and libraries such as eris send it so.
    private static String token(JsonNode d) {
        var token = d.path("token").stringValue();
        return token.startsWith(PREFIX) ? token.substring(PREFIX.length()) : token;
    }

    private static Optional<ClientFrame> identify(JsonNode d) {
        if (!d.path("token").isString() || !d.path("properties").isObject()) {
            return Optional.empty();
        }
        var shard = d.path("shard");
        return Optional.of(new Identify(
                token(d),
                d.path("intents").asLong(-1),
                shard.path(0).asInt(0),
                shard.path(1).asInt(1),
                d.path("compress").asBoolean(false),
                d.path("large_threshold").asInt(DEFAULT_LARGE_THRESHOLD)));
    }

    private static Optional<ClientFrame> resume(JsonNode d) {
        if (!d.path("token").isString() || !d.path("session_id").isString()) {
            return Optional.empty();
        }
        return Optional.of(new Resume(
                token(d), d.path("session_id").stringValue(), d.path("seq").asLong(0)));
    }

    private static Optional<ClientFrame> voiceUpdate(JsonNode d) {
        return Json.id(d.path("guild_id"))
                .map(guild -> new VoiceUpdate(
                        guild,
                        Json.id(d.path("channel_id")).orElse(null),
                        d.path("self_mute").asBoolean(false),
                        d.path("self_deaf").asBoolean(false)));
    }

    private static Optional<ClientFrame> requestMembers(JsonNode d) {
        // Before version 8 a list of guilds was allowed, and some libraries still send one.
        var guild = d.path("guild_id").isArray() ? d.path("guild_id").path(0) : d.path("guild_id");
        var query = d.path("query");
        return Json.id(guild)
                .map(id -> new RequestMembers(
                        id,
                        query.isString() ? query.stringValue() : null,
                        d.path("limit").asInt(0),
                        userIds(d.path("user_ids")),
                        d.path("nonce").isString() ? d.path("nonce").stringValue() : null));
    }

    private static List<Snowflake> userIds(JsonNode ids) {
        return ids.isArray()
                ? ids.valueStream().flatMap(id -> Json.id(id).stream()).toList()
                : Json.id(ids).stream().toList();
    }
}
