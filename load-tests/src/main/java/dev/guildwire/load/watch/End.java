package dev.guildwire.load.watch;

import java.time.Duration;

/// How a connection ended.
public sealed interface End {

    /// How long a client should wait at least before it tries again, as far as the other side said.
    default Duration retryAfter() {
        return Duration.ZERO;
    }

    /// The handshake was answered with something else than 101.
    record Refused(int status, Duration retryAfter) implements End {}

    /// By the other side; 1006 when it said nothing.
    record Closed(int code, String reason) implements End {}

    /// By this side.
    record Left() implements End {}

    /// There was never a connection.
    record Unreachable(String why) implements End {}
}
