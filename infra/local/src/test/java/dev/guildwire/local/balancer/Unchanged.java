package dev.guildwire.local.balancer;

import java.util.function.LongSupplier;

/// Tells whether a count that has begun still is what it was when asked before.
final class Unchanged {

    private final LongSupplier count;
    private long before;

    Unchanged(LongSupplier count) {
        this.count = count;
    }

    boolean now() {
        var now = count.getAsLong();
        var unchanged = now > 0 && now == before;
        before = now;
        return unchanged;
    }
}
