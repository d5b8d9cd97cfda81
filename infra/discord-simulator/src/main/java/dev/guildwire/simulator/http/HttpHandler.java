package dev.guildwire.simulator.http;

import java.util.Optional;
import java.util.function.Consumer;

/// What the server serves, called on the world's thread.
public interface HttpHandler {

    /// Answers now or later, once.
    void handle(Request request, Consumer<Answer> answer);

    /// Decides about a WebSocket at this path; empty refuses it with 503.
    Optional<SocketListener> accept(Request upgrade);
}
