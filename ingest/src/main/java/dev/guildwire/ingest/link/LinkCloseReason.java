package dev.guildwire.ingest.link;

/// Why we close a link (RFC 6455, section 7.4; IANA's registry of close codes).
enum LinkCloseReason {
    /// This node stops; another takes the backend.
    GOING_AWAY(1001, "Server shutting down"),
    /// A link speaks text.
    BINARY(1003, "Text messages only"),
    /// The backend took nothing for the stall limit.
    SLOW(1008, "Too slow"),
    /// Our fault; coming back helps.
    INTERNAL(1011, "Internal error"),
    /// The log changed its partitions: come back for a fresh start.
    LOG_CHANGED(1012, "Partitions changed");

    private final int code;
    private final String text;

    LinkCloseReason(int code, String text) {
        this.code = code;
        this.text = text;
    }

    int code() {
        return code;
    }

    String text() {
        return text;
    }
}
