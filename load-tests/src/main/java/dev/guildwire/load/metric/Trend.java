package dev.guildwire.load.metric;

import java.util.Optional;
import org.HdrHistogram.Histogram;

/// Times in milliseconds, kept to a microsecond and three digits.
public final class Trend implements Metric {

    private static final double MICROS = 1_000;
    private static final int DIGITS = 3;
    private static final double MEDIAN = 50;

    /// Guarded by this.
    private final Histogram micros = new Histogram(DIGITS);

    /// Guarded by this.
    private double sum;

    Trend() {}

    @Override
    public synchronized void add(double value) {
        micros.recordValue(Math.max(0, Math.round(value * MICROS)));
        sum += Math.max(0, value);
    }

    public synchronized long count() {
        return micros.getTotalCount();
    }

    public synchronized double percentile(double percent) {
        return count() == 0 ? 0 : micros.getValueAtPercentile(percent) / MICROS;
    }

    @Override
    public boolean isEmpty() {
        return count() == 0;
    }

    @Override
    public synchronized Optional<Double> statistic(String name, double seconds) {
        return switch (name) {
            case "avg" -> Optional.of(count() == 0 ? 0 : sum / count());
            case "min" -> Optional.of(count() == 0 ? 0 : micros.getMinValue() / MICROS);
            case "med" -> Optional.of(percentile(MEDIAN));
            case "max" -> Optional.of(count() == 0 ? 0 : micros.getMaxValue() / MICROS);
            case "count" -> Optional.of((double) count());
            default ->
                name.startsWith("p(")
                        ? Optional.of(percentile(Double.parseDouble(name.substring(2, name.length() - 1))))
                        : Optional.empty();
        };
    }
}
