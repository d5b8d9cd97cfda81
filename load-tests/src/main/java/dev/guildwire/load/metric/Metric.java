package dev.guildwire.load.metric;

import java.util.Optional;

/// Something that is measured. Thread-safe.
public sealed interface Metric permits Counter, Gauge, Rate, Trend {

    /// Takes a sample: an amount for a counter, a level for a gauge, not 0 for true of a rate, a value of a trend.
    void add(double value);

    /// Whether it has no sample that says anything.
    boolean isEmpty();

    /// A statistic by k6's name for it; empty when this kind of metric has none of that name.
    ///
    /// @param seconds how long the run has lasted
    Optional<Double> statistic(String name, double seconds);
}
