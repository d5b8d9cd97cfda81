package dev.guildwire.simulator.wire;

import dev.guildwire.simulator.world.Snowflake;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads and writes JSON as Discord does.
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'+00:00'").withZone(ZoneOffset.UTC);
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,20}");

    private Json() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    public static <T> ArrayNode array(Collection<T> items, Function<T, ? extends JsonNode> toJson) {
        var array = array();
        items.forEach(item -> array.add(toJson.apply(item)));
        return array;
    }

    public static ArrayNode ids(Collection<Snowflake> ids) {
        var array = array();
        ids.forEach(id -> array.add(id.toString()));
        return array;
    }

    /// Empty when the text is not one JSON value.
    public static Optional<JsonNode> parse(String text) {
        try {
            return Optional.of(MAPPER.readTree(text)).filter(node -> !node.isMissingNode());
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    public static String text(JsonNode node) {
        return MAPPER.writeValueAsString(node);
    }

    public static byte[] bytes(JsonNode node) {
        return MAPPER.writeValueAsBytes(node);
    }

    /// Microseconds and an explicit offset, as in all of Discord's timestamps.
    public static @Nullable String timestamp(@Nullable Instant at) {
        return at == null ? null : TIMESTAMP.format(at);
    }

    public static @Nullable String text(@Nullable Snowflake id) {
        return id == null ? null : id.toString();
    }

    /// An id that came as a string or, as some libraries send it, as a number. Never read as a floating point number,
    /// which cannot hold it. Empty for anything else.
    public static Optional<Snowflake> id(JsonNode node) {
        if (node.isIntegralNumber()) {
            return id(node.asString());
        }
        return node.isString() ? id(node.stringValue()) : Optional.empty();
    }

    public static Optional<Snowflake> id(@Nullable String text) {
        if (text == null || !DECIMAL.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Snowflake.of(text));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
