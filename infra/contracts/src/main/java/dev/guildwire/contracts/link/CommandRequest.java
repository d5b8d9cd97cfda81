package dev.guildwire.contracts.link;

import static java.util.Objects.requireNonNull;

import tools.jackson.databind.JsonNode;

/// A command on its way from ingest to rooms: the value on `discord.commands`.
///
/// @param requestId names the request over its whole life; rooms carries out the first of equal ones
/// @param command   a name of [CommandName]
/// @param deadline  when nobody waits for the answer any more, Unix time in milliseconds
public record CommandRequest(String requestId, String command, JsonNode payload, long deadline) {

    public CommandRequest {
        requireNonNull(requestId, "requestId");
        requireNonNull(command, "command");
        requireNonNull(payload, "payload");
    }
}
