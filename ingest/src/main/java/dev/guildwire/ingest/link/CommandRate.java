package dev.guildwire.ingest.link;

/// Counts one connection's messages in windows of a second. Confined to the connection's receiving thread, of which
/// there is one at a time.
final class CommandRate {

    private static final long WINDOW_NANOS = 1_000_000_000;

    private final int limit;
    private long windowStart;
    private int used;
    private boolean begun;

    CommandRate(int limit) {
        this.limit = limit;
    }

    boolean allows(long nowNanos) {
        if (!begun || nowNanos - windowStart >= WINDOW_NANOS) {
            begun = true;
            windowStart = nowNanos;
            used = 0;
        }
        used++;
        return used <= limit;
    }
}
