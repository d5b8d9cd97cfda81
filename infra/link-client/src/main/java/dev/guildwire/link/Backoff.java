package dev.guildwire.link;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait before coming back: at most a quarter of a second after the first failure, doubling to 15 s, and
/// at least half of that, at random, so that backends that lost the same node do not come back together.
final class Backoff {

    private static final long FIRST_MILLIS = 250;
    private static final long LONGEST_MILLIS = 15_000;
    private static final int STEPS = 6;

    private final RandomGenerator random;
    private int failures; // guarded by this

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    synchronized Duration next() {
        var most = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(failures, STEPS));
        failures++;
        return Duration.ofMillis(random.nextLong(most / 2, most + 1));
    }

    synchronized void reset() {
        failures = 0;
    }
}
