package dev.guildwire.ingest.link;

import static dev.guildwire.contracts.link.LinkErrorCode.INVALID_MESSAGE;
import static dev.guildwire.contracts.link.LinkErrorCode.INVALID_PAYLOAD;
import static dev.guildwire.contracts.link.LinkErrorCode.UNKNOWN_COMMAND;

import dev.guildwire.contracts.link.CommandName;
import dev.guildwire.contracts.link.LinkCommand;
import dev.guildwire.contracts.link.LinkMessage.CommandMessage;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/// Reads frames of backends. Never throws: whatever is wrong becomes [Inbound.Invalid].
final class InboundReader {

    private static final int MAX_REQUEST_ID = 128;

    private final JsonMapper json;

    /// @param json made strict here: a number is no text, and a text or a part of one no whole number
    InboundReader(JsonMapper json) {
        this.json = json.rebuild()
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .withCoercionConfig(LogicalType.Textual, InboundReader::refuseOthers)
                .build();
    }

    private static void refuseOthers(MutableCoercionConfig text) {
        text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    }

    Inbound read(String frame) {
        JsonNode message;
        try {
            message = json.readTree(frame);
        } catch (JacksonException _) {
            return new Inbound.Invalid(INVALID_MESSAGE, "Not JSON", null);
        }
        var requestId = requestId(message);
        return wrongShape(message)
                .<Inbound>map(what -> new Inbound.Invalid(INVALID_MESSAGE, what, requestId))
                .orElseGet(() -> command(message.path("data"), requestId));
    }

    private static @Nullable String requestId(JsonNode message) {
        var id = message.path("requestId");
        return id.isString() ? id.stringValue() : null;
    }

    private static Optional<String> wrongShape(JsonNode message) {
        if (!message.isObject()) {
            return Optional.of("A message is a JSON object");
        }
        if (!CommandMessage.TYPE.equals(message.path("type").asString(""))) {
            return Optional.of("A backend sends messages of type \"command\"");
        }
        if (!message.path("ts").isNumber()) {
            return Optional.of("ts must be Unix time in milliseconds");
        }
        if (!message.path("data").path("command").isString()) {
            return Optional.of("data.command must be the command's name");
        }
        return wrongRequestId(message.path("requestId"));
    }

    private static Optional<String> wrongRequestId(JsonNode id) {
        var fine = id.isMissingNode()
                || (id.isString()
                        && !id.stringValue().isEmpty()
                        && id.stringValue().length() <= MAX_REQUEST_ID);
        return fine ? Optional.empty() : Optional.of("requestId must be a string of 1 to 128 characters");
    }

    private Inbound command(JsonNode data, @Nullable String requestId) {
        var name = CommandName.find(data.path("command").stringValue());
        if (name.isEmpty()) {
            return new Inbound.Invalid(UNKNOWN_COMMAND, "No such command", requestId);
        }
        var payload = data.path("payload");
        return wrongPayload(name.get(), payload)
                .<Inbound>map(what -> new Inbound.Invalid(INVALID_PAYLOAD, what, requestId))
                .orElseGet(() -> new Inbound.Valid(name.get(), payload, resource(name.get(), payload), requestId));
    }

    /// Each command's first field, as in the paths of Discord's REST API.
    private static String resource(CommandName name, JsonNode payload) {
        return payload.path(wireName(name.type().getRecordComponents()[0].getName()))
                .asString();
    }

    private Optional<String> wrongPayload(CommandName name, JsonNode payload) {
        if (!payload.isObject()) {
            return Optional.of("data.payload must be an object");
        }
        var missing = Arrays.stream(name.type().getRecordComponents())
                .filter(InboundReader::required)
                .map(component -> wireName(component.getName()))
                .filter(field -> payload.path(field).isMissingNode()
                        || payload.path(field).isNull())
                .findFirst();
        return missing.map(field -> field + " is missing").or(() -> wrongValue(name.type(), payload));
    }

    private static boolean required(RecordComponent component) {
        return !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static String wireName(String component) {
        return component.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private Optional<String> wrongValue(Class<? extends LinkCommand> type, JsonNode payload) {
        try {
            json.treeToValue(payload, type);
            return Optional.empty();
        } catch (JacksonException e) {
            return Optional.of(sentence(e));
        }
    }

    private static String sentence(JacksonException e) {
        if (e.getCause() instanceof IllegalArgumentException cause && cause.getMessage() != null) {
            return cause.getMessage();
        }
        var path = e.getPath();
        var field = path.isEmpty() ? null : path.getLast().getPropertyName();
        return field == null ? "data.payload does not fit the command" : field + " has the wrong type";
    }
}
