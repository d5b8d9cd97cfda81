package dev.guildwire.ingest.translate;

import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reads the few fields of Discord's payloads that matter here (Discord, "Gateway Events", "Voice State Object",
/// "Guild Create"). Fields it does not know are none of its business.
record Payload(JsonNode node) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /// A field is missing or not of the documented type; the message names it and holds no value.
    static final class UnreadableException extends RuntimeException {
        UnreadableException(String message) {
            super(message);
        }
    }

    static Payload parse(String json) {
        try {
            return new Payload(JSON.readValue(json, ObjectNode.class));
        } catch (JacksonException _) {
            throw new UnreadableException("not a JSON object");
        }
    }

    GuildId guildId(String field) {
        return required(field, GuildId::of);
    }

    UserId userId(String field) {
        return required(field, UserId::of);
    }

    ChannelId channelId(String field) {
        return required(field, ChannelId::of);
    }

    /// Null where Discord says null: in no channel.
    @Nullable
    ChannelId channel() {
        var value = node.get("channel_id");
        if (value == null) {
            throw new UnreadableException("channel_id is missing");
        }
        return value.isNull() ? null : channelId("channel_id");
    }

    boolean has(String field) {
        return !node.path(field).isMissingNode() && !node.path(field).isNull();
    }

    boolean isTrue(String field) {
        return node.path(field).asBoolean(false);
    }

    /// Absent and null are empty.
    Optional<Payload> object(String field) {
        var value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isObject()) {
            throw new UnreadableException(field + " is not an object");
        }
        return Optional.of(new Payload(value));
    }

    List<Payload> objects(String field) {
        var value = node.path(field);
        if (!value.isArray()) {
            throw new UnreadableException(field + " is not an array");
        }
        var objects = new ArrayList<Payload>(value.size());
        value.forEach(object -> objects.add(new Payload(object)));
        return objects;
    }

    Person person() {
        return new Person(required("username", Function.identity()), text("avatar"));
    }

    private @Nullable String text(String field) {
        var value = node.path(field);
        return value.isString() ? value.asString() : null;
    }

    /// An id is a string, but JSON numbers of 64 bits are taken too: some compatible servers send them.
    private <T> T required(String field, Function<String, T> parse) {
        var value = node.path(field);
        if (!value.isString() && !value.isIntegralNumber()) {
            throw new UnreadableException(field + " is missing or of the wrong type");
        }
        try {
            return parse.apply(value.asString());
        } catch (IllegalArgumentException _) {
            throw new UnreadableException(field + " is not an id");
        }
    }
}
