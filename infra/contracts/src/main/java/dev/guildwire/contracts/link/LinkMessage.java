package dev.guildwire.contracts.link;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One message of the link. `type` tells which on the wire.
public sealed interface LinkMessage {

    String type();

    /// When the message was made, Unix time in milliseconds.
    long ts();

    /// Gateway to backend: one dispatch of Discord's gateway, raw.
    ///
    /// @param id where it stands in the stream; present only for a backend that asked for positions
    @JsonPropertyOrder({"type", "data", "id", "ts"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EventMessage(
            String type, Dispatch data, @Nullable String id, long ts) implements LinkMessage {

        public static final String TYPE = "event";

        public static EventMessage of(String event, JsonNode payload, @Nullable String id, long ts) {
            return new EventMessage(TYPE, new Dispatch(event, payload), id, ts);
        }

        /// @param event   Discord's dispatch name
        /// @param payload the dispatch's `d`
        @JsonPropertyOrder({"event", "payload"})
        public record Dispatch(String event, JsonNode payload) {}
    }

    /// Backend to gateway: do something on Discord.
    ///
    /// @param requestId a repeat of it is answered from the first result; without one the answer carries none
    @JsonPropertyOrder({"type", "data", "requestId", "ts"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CommandMessage(String type, Call data, @Nullable String requestId, long ts) implements LinkMessage {

        public static final String TYPE = "command";

        public static CommandMessage of(String command, JsonNode payload, @Nullable String requestId, long ts) {
            return new CommandMessage(TYPE, new Call(command, payload), requestId, ts);
        }

        /// @param command a name of [LinkCommand]
        @JsonPropertyOrder({"command", "payload"})
        public record Call(String command, JsonNode payload) {}
    }

    /// Gateway to backend: the command was carried out.
    ///
    /// @param data its result, `{"success":true,…}`
    @JsonPropertyOrder({"type", "data", "requestId", "ts"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AckMessage(String type, JsonNode data, @Nullable String requestId, long ts) implements LinkMessage {

        public static final String TYPE = "ack";

        public static AckMessage of(JsonNode data, @Nullable String requestId, long ts) {
            return new AckMessage(TYPE, data, requestId, ts);
        }
    }

    /// Gateway to backend: a message or a command was refused, or failed.
    @JsonPropertyOrder({"type", "data", "requestId", "ts"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ErrorMessage(String type, Failure data, @Nullable String requestId, long ts) implements LinkMessage {

        public static final String TYPE = "error";

        public static ErrorMessage of(LinkErrorCode code, String message, @Nullable String requestId, long ts) {
            return new ErrorMessage(TYPE, new Failure(message, code), requestId, ts);
        }

        /// @param message for people
        /// @param code    for programs
        @JsonPropertyOrder({"message", "code"})
        @JsonInclude(JsonInclude.Include.NON_NULL)
        public record Failure(String message, @Nullable LinkErrorCode code) {}
    }
}
