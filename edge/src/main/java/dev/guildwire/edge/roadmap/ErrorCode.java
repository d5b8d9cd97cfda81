package dev.guildwire.edge.roadmap;

/// The codes of ERROR messages, and the sentence people are shown (roadmap-websocket contract, "Error Codes").
enum ErrorCode {
    /// The login session has ended; the connection closes behind it.
    SESSION_EXPIRED("Your session has expired. Please log in again."),
    /// More messages came than a connection may send; they are ignored for a while.
    RATE_LIMIT_EXCEEDED("Too many messages. Please slow down."),
    /// The message is none of the protocol.
    INVALID_MESSAGE("The message was not understood."),
    /// The connection would follow more features than it may.
    SUBSCRIPTION_LIMIT("Too many features are followed."),
    /// Something of ours failed; the connection closes behind it.
    SERVER_ERROR("Something went wrong. Please try again.");

    private final String text;

    ErrorCode(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
