package dev.guildwire.ingest.link;

import dev.guildwire.contracts.link.CommandName;
import dev.guildwire.contracts.link.LinkErrorCode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a frame from a backend turned out to be.
sealed interface Inbound {

    @Nullable
    String requestId();

    /// A command whose payload is known to be complete and of the right types.
    ///
    /// @param resource the guild or channel that it is about
    record Valid(
            CommandName command,
            JsonNode payload,
            String resource,
            @Nullable String requestId) implements Inbound {}

    /// Something to answer with an error message; the connection stays.
    record Invalid(
            LinkErrorCode code, String message, @Nullable String requestId) implements Inbound {}
}
