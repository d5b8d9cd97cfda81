package dev.guildwire.edge.connection;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Lets through so many in any span of a length: what it let through is forgotten exactly that long after it came.
/// Not safe for threads; costs nothing until the first.
public final class SlidingWindow {

    private static final long NEVER = Long.MIN_VALUE / 2;

    private final int most;
    private final long millis;

    /// A ring of the times of the last that were let through.
    private long @Nullable [] times;

    private int oldest;

    /// @param most   let through in any span
    /// @param millis the span's length
    public SlidingWindow(int most, long millis) {
        this.most = most;
        this.millis = millis;
    }

    /// @param now in milliseconds, always of the same clock
    public boolean tryTake(long now) {
        if (now < freeAt()) {
            return false;
        }
        if (times == null) {
            times = new long[most];
            Arrays.fill(times, NEVER);
        }
        times[oldest] = now;
        oldest = (oldest + 1) % most;
        return true;
    }

    /// When the next one is let through, in milliseconds of the same clock; a time in the past while there is room.
    public long freeAt() {
        return times == null ? NEVER : times[oldest] + millis;
    }
}
