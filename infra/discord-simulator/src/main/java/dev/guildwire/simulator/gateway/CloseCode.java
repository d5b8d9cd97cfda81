package dev.guildwire.simulator.gateway;

/// Why the gateway ends a connection (Discord, "Gateway Close Event Codes"). After those that end the session a client
/// has to IDENTIFY anew, or to give up.
enum CloseCode {
    UNKNOWN_ERROR(4000, "Unknown error.", false),
    UNKNOWN_OPCODE(4001, "Unknown opcode.", false),
    DECODE_ERROR(4002, "Error while decoding payload.", false),
    NOT_AUTHENTICATED(4003, "Not authenticated.", false),
    AUTHENTICATION_FAILED(4004, "Authentication failed.", true),
    ALREADY_AUTHENTICATED(4005, "Already authenticated.", false),
    INVALID_SEQUENCE(4007, "Invalid seq.", true),
    RATE_LIMITED(4008, "Rate limited.", false),
    SESSION_TIMED_OUT(4009, "Session timed out.", true),
    INVALID_SHARD(4010, "Invalid shard.", true),
    INVALID_API_VERSION(4012, "Invalid API version.", true),
    INVALID_INTENTS(4013, "Invalid intent(s).", true),
    DISALLOWED_INTENTS(4014, "Disallowed intent(s).", true);

    private final int code;
    private final String text;
    private final boolean endsSession;

    CloseCode(int code, String text, boolean endsSession) {
        this.code = code;
        this.text = text;
        this.endsSession = endsSession;
    }

    int code() {
        return code;
    }

    String text() {
        return text;
    }

    boolean endsSession() {
        return endsSession;
    }
}
