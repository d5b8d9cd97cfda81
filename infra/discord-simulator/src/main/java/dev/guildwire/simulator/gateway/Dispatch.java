package dev.guildwire.simulator.gateway;

import dev.guildwire.simulator.wire.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// An event as the gateway tells it, made once for all sessions.
///
/// @param intent        a session needs to be told, or null when all are told
/// @param data          JSON text of `d`
/// @param withoutContent `d` for sessions that may not read messages, or null when it is the same
record Dispatch(
        String type,
        @Nullable Intent intent,
        String data,
        @Nullable String withoutContent) {

    static Dispatch of(String type, @Nullable Intent intent, JsonNode data) {
        return new Dispatch(type, intent, Json.text(data), null);
    }

    boolean isFor(long intents) {
        return intent == null || intent.in(intents);
    }

    String dataFor(long intents) {
        return withoutContent == null || Intent.MESSAGE_CONTENT.in(intents) ? data : withoutContent;
    }
}
