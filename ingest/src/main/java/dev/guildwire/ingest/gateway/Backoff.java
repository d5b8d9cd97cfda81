package dev.guildwire.ingest.gateway;

import java.time.Duration;

/// Pauses that double up to a limit. Not thread-safe.
final class Backoff {

    private final Duration max;
    private final Duration min;
    private Duration next;

    Backoff(Duration min, Duration max) {
        this.min = min;
        this.max = max;
        this.next = min;
    }

    void pause() throws InterruptedException {
        Thread.sleep(next);
        var doubled = next.multipliedBy(2);
        next = doubled.compareTo(max) > 0 ? max : doubled;
    }

    void reset() {
        next = min;
    }
}
