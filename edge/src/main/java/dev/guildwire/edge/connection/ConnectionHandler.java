package dev.guildwire.edge.connection;

import org.jspecify.annotations.Nullable;

/// What a protocol does with one connection. Calls come one at a time for messages, from Jetty's threads, and may
/// overlap with the others; none may block.
public interface ConnectionHandler {

    /// The handshake is done. Comes once, before everything else.
    void onOpened();

    /// A whole text message came.
    void onMessage(String text);

    /// Comes about four times a second, from the connection's lane, for deadlines of the protocol's own.
    ///
    /// @param now Unix time in milliseconds
    void onRound(long now);

    /// The frame that goes out before the close frame, or null when the reason wants none.
    byte @Nullable [] farewell(CloseReason reason);

    /// The connection is gone. Comes once, after everything else.
    void onClosed();
}
