package dev.guildwire.load.fanout.wire;

import java.time.Duration;

/// The time that counts, by the machine's real-time clock: latencies of events sent within it, deliveries that came
/// within it.
public record Window(long startNanos, long endNanos) {

    public static final Window NONE = new Window(0, 0);

    public static Window fromNow(Duration length) {
        long start = RealTime.nanos();
        return new Window(start, start + length.toNanos());
    }

    public boolean contains(long nanos) {
        return nanos >= startNanos && nanos < endNanos;
    }
}
