package dev.guildwire.edge.connection;

import java.time.InstantSource;

/// Lets through so many a second, and as many at once after a quiet second. Safe for any thread.
final class TokenBucket {

    private final int perSecond;
    private final InstantSource clock;

    /// Guarded by this.
    private double tokens;
    /// Guarded by this; Unix time in milliseconds.
    private long filledAt;

    TokenBucket(int perSecond, InstantSource clock) {
        this.perSecond = perSecond;
        this.clock = clock;
        this.tokens = perSecond;
        this.filledAt = clock.millis();
    }

    synchronized boolean tryTake() {
        var now = clock.millis();
        tokens = Math.min(perSecond, tokens + Math.max(0, now - filledAt) * perSecond / 1000.0);
        filledAt = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
