package dev.guildwire.contracts.node;

import java.time.Duration;

/// An operator's order to one edge, a string in Redis. The edge lets nobody in any more and says farewell to its
/// connections, as on SIGTERM, but does not end: it stays, empty and not ready, until somebody ends it.
public final class DrainOrder {

    /// An edge that does not see the order in this time is not surprised by it later.
    public static final Duration LIFETIME = Duration.ofMinutes(1);

    private DrainOrder() {}

    /// @param node the edge's [Node#id]
    public static String key(String node) {
        return "guildwire:edge:drain:" + node;
    }
}
