package dev.guildwire.load.metric;

import java.util.Optional;
import java.util.concurrent.atomic.DoubleAdder;

/// A sum.
public final class Counter implements Metric {

    private final DoubleAdder sum = new DoubleAdder();

    Counter() {}

    @Override
    public void add(double value) {
        sum.add(value);
    }

    public double count() {
        return sum.sum();
    }

    @Override
    public boolean isEmpty() {
        return count() == 0;
    }

    @Override
    public Optional<Double> statistic(String name, double seconds) {
        return switch (name) {
            case "count" -> Optional.of(count());
            case "rate" -> Optional.of(seconds > 0 ? count() / seconds : 0.0);
            default -> Optional.empty();
        };
    }
}
