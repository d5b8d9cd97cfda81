package dev.guildwire.load.metric;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The last value, with the lowest and the highest.
public final class Gauge implements Metric {

    /// Guarded by this; null before the first sample.
    private @Nullable Level level;

    record Level(double value, double min, double max) {}

    Gauge() {}

    @Override
    public synchronized void add(double value) {
        level = level == null
                ? new Level(value, value, value)
                : new Level(value, Math.min(value, level.min), Math.max(value, level.max));
    }

    synchronized Level level() {
        return level == null ? new Level(0, 0, 0) : level;
    }

    @Override
    public boolean isEmpty() {
        return level().max() == 0;
    }

    @Override
    public Optional<Double> statistic(String name, double seconds) {
        return name.equals("value") ? Optional.of(level().value()) : Optional.empty();
    }
}
