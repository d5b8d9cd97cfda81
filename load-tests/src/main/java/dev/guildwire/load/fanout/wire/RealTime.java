package dev.guildwire.load.fanout.wire;

import java.time.Instant;

/// The clock that every process of this machine shares, in nanoseconds since 1970.
public final class RealTime {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private RealTime() {}

    public static long nanos() {
        var now = Instant.now();
        return now.getEpochSecond() * NANOS_PER_SECOND + now.getNano();
    }
}
