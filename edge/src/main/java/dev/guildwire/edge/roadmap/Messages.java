package dev.guildwire.edge.roadmap;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.guildwire.contracts.roadmap.IsoMillis;
import dev.guildwire.edge.connection.Frames;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reads and writes the stream's JSON. Unknown fields are ignored. Safe for any thread.
final class Messages {

    private static final int LONGEST_ID = 64;
    private static final byte[] PING = Frames.text("{\"type\":\"PING\"}".getBytes(StandardCharsets.US_ASCII));

    private final JsonMapper json;
    private final InstantSource clock;

    /// @param context what the error is about; absent when there is nothing to say
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    private record Problem(
            String type,
            ErrorCode code,
            String message,
            Map<String, Object> context,
            @JsonSerialize(using = IsoMillis.class) Instant timestamp) {}

    private record Ready(
            String type,
            boolean resumed,
            long version,
            @JsonSerialize(using = IsoMillis.class) Instant timestamp) {}

    Messages(JsonMapper json, InstantSource clock) {
        this.json = json;
        this.clock = clock;
    }

    static byte[] ping() {
        return PING.clone();
    }

    ViewerMessage read(String text) {
        try {
            return read(json.readTree(text));
        } catch (JacksonException _) {
            return new ViewerMessage.Invalid();
        }
    }

    private static ViewerMessage read(@Nullable JsonNode message) {
        if (message == null || !message.isObject()) {
            return new ViewerMessage.Invalid();
        }
        return switch (message.path("type").asString("")) {
            case "PONG" -> new ViewerMessage.Pong();
            case "SUBSCRIBE" -> {
                var ids = readIds(message.path("featureIds"));
                yield ids == null ? new ViewerMessage.Invalid() : new ViewerMessage.Subscribe(ids);
            }
            case "UNSUBSCRIBE" -> {
                var ids = readIds(message.path("featureIds"));
                yield ids == null ? new ViewerMessage.Invalid() : new ViewerMessage.Unsubscribe(ids);
            }
            default -> new ViewerMessage.Invalid();
        };
    }

    private static @Nullable Set<String> readIds(JsonNode ids) {
        if (!ids.isArray()) {
            return null;
        }
        var read = new HashSet<String>();
        for (var id : ids) {
            if (!id.isString() || id.stringValue().isEmpty() || id.stringValue().length() > LONGEST_ID) {
                return null;
            }
            read.add(id.stringValue());
        }
        return read;
    }

    /// A change as its contract says, with its version.
    byte[] change(Change change) {
        ObjectNode message = json.valueToTree(change.event());
        return frame(message.put("version", change.version()));
    }

    /// @param resumed whether every change behind the version that the client named follows
    /// @param version of the board as the stream has it
    byte[] ready(boolean resumed, long version) {
        return frame(new Ready("READY", resumed, version, clock.instant()));
    }

    byte[] error(ErrorCode code, Map<String, Object> context) {
        return frame(new Problem("ERROR", code, code.text(), context, clock.instant()));
    }

    private byte[] frame(Object message) {
        return Frames.text(json.writeValueAsBytes(message));
    }
}
