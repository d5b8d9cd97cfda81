package dev.guildwire.edge.connection;

import java.util.concurrent.CompletionStage;

/// What is spoken at an endpoint. Safe for any thread.
@FunctionalInterface
public interface Protocol {

    /// Decides on a handshake. Never waits; the stage does not fail.
    CompletionStage<Entry> enter(Handshake handshake);
}
