package dev.guildwire.edge.protocol;

import dev.guildwire.contracts.browser.Auth;
import dev.guildwire.contracts.browser.AuthOk;
import dev.guildwire.contracts.browser.ErrorMessage;
import dev.guildwire.edge.connection.Frames;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads and writes the protocol's JSON. Unknown fields are ignored. Safe for any thread.
final class Messages {

    private static final int MOST_POSITIONS = 16;

    private final JsonMapper json;
    private final InstantSource clock;

    Messages(JsonMapper json, InstantSource clock) {
        this.json = json;
        this.clock = clock;
    }

    ClientMessage read(String text) {
        try {
            return read(json.readTree(text));
        } catch (JacksonException _) {
            return new ClientMessage.Bad(BadMessage.NOT_JSON);
        }
    }

    private static ClientMessage read(@Nullable JsonNode message) {
        if (message == null || !message.isObject()) {
            return new ClientMessage.Bad(BadMessage.NOT_JSON);
        }
        if (!message.path("v").isInt() || message.path("v").intValue() != Auth.VERSION) {
            return new ClientMessage.Bad(BadMessage.WRONG_VERSION);
        }
        if (!Auth.TYPE.equals(message.path("type").asString(""))) {
            return new ClientMessage.Bad(BadMessage.UNKNOWN_TYPE);
        }
        if (!message.path("token").isString()) {
            return new ClientMessage.Bad(BadMessage.NO_TOKEN);
        }
        var last = readLast(message.path("last"));
        return last == null
                ? new ClientMessage.Bad(BadMessage.BAD_LAST)
                : new ClientMessage.Authenticate(new Auth(message.path("token").stringValue(), last));
    }

    private static @Nullable List<String> readLast(JsonNode last) {
        if (last.isMissingNode() || last.isNull()) {
            return List.of();
        }
        if (last.isString()) {
            return List.of(last.stringValue());
        }
        if (!last.isArray() || last.size() > MOST_POSITIONS) {
            return null;
        }
        var positions = new ArrayList<String>();
        for (var position : last) {
            if (!position.isString()) {
                return null;
            }
            positions.add(position.stringValue());
        }
        return positions;
    }

    byte[] error(String text) {
        return Frames.text(json.writeValueAsBytes(ErrorMessage.of(text, clock.millis())));
    }

    byte[] authOk(AuthOk answer) {
        return Frames.text(json.writeValueAsBytes(answer));
    }

    long now() {
        return clock.millis();
    }
}
