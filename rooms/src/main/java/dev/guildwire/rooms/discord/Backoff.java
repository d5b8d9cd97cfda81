package dev.guildwire.rooms.discord;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait before the next try: 1, 2, 4, 8, 16 times the first wait, and up to a quarter more, so that
/// instances and buckets that failed together do not come back together.
final class Backoff {

    private static final int LAST_STEP = 4;
    private static final double JITTER = 0.25;

    private final Duration first;
    private final RandomGenerator random;

    Backoff(Duration first, RandomGenerator random) {
        this.first = first;
        this.random = random;
    }

    /// @param tries how many have failed, from 1
    Duration after(int tries) {
        var step = first.multipliedBy(1L << Math.clamp(tries - 1, 0, LAST_STEP));
        return step.plusMillis((long) (step.toMillis() * JITTER * random.nextDouble()));
    }
}
