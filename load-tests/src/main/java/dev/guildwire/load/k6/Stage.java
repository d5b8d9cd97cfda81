package dev.guildwire.load.k6;

import java.time.Duration;

/// A straight way to a number, of virtual users or of iterations per time unit.
public record Stage(Duration duration, int target) {

    public Stage {
        if (duration.isNegative() || target < 0) {
            throw new IllegalArgumentException("a stage has a duration and a target, neither below 0");
        }
    }
}
