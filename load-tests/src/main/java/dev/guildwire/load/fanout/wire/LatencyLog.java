package dev.guildwire.load.fanout.wire;

import org.HdrHistogram.Histogram;

/// Latencies and arrivals within a window, written by one thread. Any thread may set the window.
public final class LatencyLog {

    private static final long NANOS_PER_MICRO = 1_000;
    private static final long LONGEST_MICROS = 600_000_000;
    private static final int DIGITS = 3;

    private final Histogram micros = empty();
    private long arrivals;
    private volatile Window window = Window.NONE;

    /// A histogram of the kind that [#micros] gives.
    public static Histogram empty() {
        return new Histogram(1, LONGEST_MICROS, DIGITS);
    }

    public void measure(Window from) {
        window = from;
    }

    /// Takes an event down: its latency when it was sent within the window, its arrival when it came within it.
    public void onEvent(long sentNanos, long arrivedNanos) {
        var now = window;
        if (now.contains(arrivedNanos)) {
            arrivals++;
        }
        if (now.contains(sentNanos)) {
            micros.recordValue(Math.clamp((arrivedNanos - sentNanos) / NANOS_PER_MICRO, 1, LONGEST_MICROS));
        }
    }

    public long arrivals() {
        return arrivals;
    }

    public Histogram micros() {
        return micros.copy();
    }
}
