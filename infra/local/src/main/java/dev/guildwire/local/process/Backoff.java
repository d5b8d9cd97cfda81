package dev.guildwire.local.process;

import java.time.Duration;

/// The pauses before the next starts of a program that ends by itself: doubled each time, up to a limit, and short
/// again once it has lived for a while.
///
/// Not thread-safe.
final class Backoff {

    static final Duration FIRST = Duration.ofMillis(500);
    static final Duration LIMIT = Duration.ofSeconds(30);
    static final Duration GOOD_LIFE = Duration.ofSeconds(60);

    private Duration next = FIRST;

    Duration after(Duration lifetime) {
        var pause = lifetime.compareTo(GOOD_LIFE) < 0 ? next : FIRST;
        var doubled = pause.multipliedBy(2);
        next = doubled.compareTo(LIMIT) < 0 ? doubled : LIMIT;
        return pause;
    }
}
