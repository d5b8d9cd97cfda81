package dev.guildwire.edge.connection;

import java.util.function.Function;

/// What a protocol says to a handshake.
public sealed interface Entry {

    /// The client may come in.
    ///
    /// @param handler makes the protocol's side of the connection
    record Admitted(Function<BrowserConnection, ConnectionHandler> handler) implements Entry {}

    /// 401: the client is not logged in.
    record Unauthorized() implements Entry {}

    /// 503: it cannot be told now whether the client is logged in.
    record Unavailable() implements Entry {}
}
