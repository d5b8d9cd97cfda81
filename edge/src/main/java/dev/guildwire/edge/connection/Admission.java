package dev.guildwire.edge.connection;

import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Decides at the handshake who may come in, before a connection costs anything: one for all endpoints of the node.
/// Safe for any thread.
public final class Admission {

    /// What became of a handshake.
    enum Outcome {
        ADMITTED,
        /// 400: not a WebSocket handshake of version 13.
        MALFORMED,
        /// 401: not logged in.
        UNAUTHORIZED,
        /// 403.
        ORIGIN,
        /// 503: too many a second.
        RATE,
        /// 503: too many at once.
        FULL,
        /// 503: no position in the event stream yet, or shutting down.
        CLOSED,
        /// 503: the login cannot be looked up now.
        UNAVAILABLE
    }

    private final Set<String> origins;
    private final TokenBucket rate;
    private volatile boolean open;
    private volatile boolean shut;

    Admission(ConnectionProperties properties, InstantSource clock) {
        this.origins = Set.copyOf(properties.allowedOrigins());
        this.rate = new TokenBucket(properties.newPerSecond(), clock);
    }

    /// Lets clients in from now on, unless the node is shutting down.
    public void open() {
        open = true;
    }

    public boolean isOpen() {
        return open && !shut;
    }

    /// Lets nobody in any more.
    public void shut() {
        shut = true;
    }

    public boolean isShut() {
        return shut;
    }

    /// Takes a place among the connections for a client when it may come in.
    Outcome ask(@Nullable String origin, Connections connections) {
        if (origin != null && !origins.contains(origin) && !origins.contains("*")) {
            return Outcome.ORIGIN;
        }
        if (!isOpen()) {
            return Outcome.CLOSED;
        }
        if (!rate.tryTake()) {
            return Outcome.RATE;
        }
        return connections.tryAdmit() ? Outcome.ADMITTED : Outcome.FULL;
    }
}
