package dev.guildwire.edge.connection;

/// Every way in which an edge ends a connection. The texts are the contract's; a client acts by the code.
public enum CloseReason {
    /// The client closed first; its close is answered.
    CLIENT_LEFT(1000, "Closed by the client", ClientAction.NONE),
    /// This edge is shutting down; the close frame's text says in how many milliseconds to come back.
    GOING_AWAY(1001, "Going away", ClientAction.RECONNECT),
    /// The client broke the framing rules of RFC 6455.
    PROTOCOL_ERROR(1002, "Protocol error", ClientAction.REPORT),
    /// The client sent a binary message; all messages are text.
    BINARY(1003, "Binary messages are not accepted", ClientAction.REPORT),
    /// The client sent text that is not UTF-8.
    NOT_UTF8(1007, "Not UTF-8", ClientAction.REPORT),
    /// The client reads slower than its guild's events come: more than the allowed bytes were waiting for it.
    SLOW(1008, "Too slow", ClientAction.RECONNECT),
    /// The client sent more than 10 messages in 10 s that were not the protocol's.
    ABUSIVE(1008, "Too many bad messages", ClientAction.REPORT),
    /// The client went on sending more messages than it may.
    RATE_LIMIT(1008, "Rate limit exceeded", ClientAction.REPORT),
    /// The client did not answer heartbeats in time.
    UNRESPONSIVE(1008, "Pings unanswered", ClientAction.RECONNECT),
    /// The client sent a message longer than the limit.
    TOO_LARGE(1009, "Message too large", ClientAction.REPORT),
    /// Something of ours failed.
    INTERNAL(1011, "Internal error", ClientAction.RECONNECT),
    /// No `auth` message came in time.
    AUTHENTICATION_TIMEOUT(4001, "Authentication timeout", ClientAction.NEW_TOKEN),
    /// The token does not hold: signature, key, audience, time or claims.
    INVALID_TOKEN(4401, "Invalid token", ClientAction.NEW_TOKEN),
    /// The login session ended, the membership was lost, or the token ran out and no new one was sent.
    SESSION_EXPIRED(4401, "Session expired", ClientAction.NEW_TOKEN),
    /// The user has as many connections as one user may have, over all edges.
    CONNECTION_LIMIT(4429, "Connection limit exceeded", ClientAction.BACK_OFF);

    /// What a client should do after a close.
    public enum ClientAction {
        /// Nothing: the client wanted it.
        NONE,
        /// Reconnect after a random pause of 1 s and more, with the ids of the last events seen.
        RECONNECT,
        /// Fetch a new token, then reconnect; log in again where no token is to be had.
        NEW_TOKEN,
        /// Close connections that are not needed; try again after a minute.
        BACK_OFF,
        /// Do not reconnect: the client itself is at fault.
        REPORT
    }

    private final int code;
    private final String text;
    private final ClientAction action;

    CloseReason(int code, String text, ClientAction action) {
        this.code = code;
        this.text = text;
        this.action = action;
    }

    /// The status code of the close frame (RFC 6455, section 7.4).
    public int code() {
        return code;
    }

    /// The reason in the close frame and, for the codes from 4000 on, in the `error` message before it.
    public String text() {
        return text;
    }

    public ClientAction action() {
        return action;
    }

    /// Whether an `error` message with the text goes out before the close frame.
    public boolean announced() {
        return code >= 4000;
    }
}
