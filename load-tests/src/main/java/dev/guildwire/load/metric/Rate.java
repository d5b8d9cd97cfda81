package dev.guildwire.load.metric;

import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/// How many of all were true.
public final class Rate implements Metric {

    private final LongAdder passes = new LongAdder();
    private final LongAdder fails = new LongAdder();

    Rate() {}

    @Override
    public void add(double value) {
        (value == 0 ? fails : passes).increment();
    }

    public void add(boolean value) {
        add(value ? 1 : 0);
    }

    public long passes() {
        return passes.sum();
    }

    public long fails() {
        return fails.sum();
    }

    public double rate() {
        var all = passes() + fails();
        return all == 0 ? 0 : (double) passes() / all;
    }

    @Override
    public boolean isEmpty() {
        return passes() + fails() == 0;
    }

    @Override
    public Optional<Double> statistic(String name, double seconds) {
        return name.equals("rate") ? Optional.of(rate()) : Optional.empty();
    }
}
