package dev.guildwire.edge.connection;

/// What a client sent, once it is whole.
sealed interface Inbound {

    record Text(String text) implements Inbound {}

    /// @param payload to be sent back in a pong, up to 125 bytes
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Ping(byte[] payload) implements Inbound {}

    record Pong() implements Inbound {}

    /// @param code the client's status code, or 1005 when it gave none
    record Close(int code) implements Inbound {}

    /// The client did what ends the connection; nothing it sends after that counts.
    record Violation(CloseReason reason) implements Inbound {}
}
