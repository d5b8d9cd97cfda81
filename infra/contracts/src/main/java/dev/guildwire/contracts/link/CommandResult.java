package dev.guildwire.contracts.link;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What became of a command: the value on `discord.command-results`. Either `data` or `code` and `message` are there.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CommandResult(
        String requestId,
        @Nullable JsonNode data,
        @Nullable LinkErrorCode code,
        @Nullable String message) {

    public CommandResult {
        if ((data == null) == (code == null) || (code == null) != (message == null)) {
            throw new IllegalArgumentException("a result is data, or a code and a message");
        }
    }

    public static CommandResult done(String requestId, JsonNode data) {
        return new CommandResult(requestId, data, null, null);
    }

    public static CommandResult failed(String requestId, LinkErrorCode code, String message) {
        return new CommandResult(requestId, null, code, message);
    }
}
