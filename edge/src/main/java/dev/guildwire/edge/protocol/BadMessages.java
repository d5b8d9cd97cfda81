package dev.guildwire.edge.protocol;

import org.jspecify.annotations.Nullable;

/// Remembers when a connection's last bad messages came. One thread at a time; costs nothing until the first.
final class BadMessages {

    static final int MOST = 10;
    static final long WINDOW_MILLIS = 10_000;

    /// A ring of the last times, Unix time in milliseconds.
    private long @Nullable [] times;

    private int next;

    /// @param now Unix time in milliseconds
    /// @return whether more than 10 came in the last 10 s
    boolean add(long now) {
        if (times == null) {
            times = new long[MOST];
        }
        var tenBefore = times[next];
        times[next] = now;
        next = (next + 1) % MOST;
        return tenBefore > now - WINDOW_MILLIS;
    }
}
