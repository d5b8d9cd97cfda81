package dev.guildwire.simulator.rest;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A route cannot do what it was asked. An exception, because every lookup of every route may end here, and cheap: it
/// has no stack trace.
final class Refusal extends RuntimeException {

    private final ErrorCode error;
    private final transient @Nullable ObjectNode details;

    Refusal(ErrorCode error) {
        this(error, null);
    }

    /// @param details which fields of a form are wrong
    Refusal(ErrorCode error, @Nullable ObjectNode details) {
        super(error.text(), null, false, false);
        this.error = error;
        this.details = details;
    }

    ErrorCode error() {
        return error;
    }

    @Nullable
    ObjectNode details() {
        return details;
    }
}
