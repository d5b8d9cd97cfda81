package dev.guildwire.load.fanout.report;

import java.util.stream.DoubleStream;

/// The middle of some numbers.
public final class Median {

    private Median() {}

    /// NaN of none.
    public static double of(DoubleStream numbers) {
        var sorted = numbers.sorted().toArray();
        int middle = sorted.length / 2;
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
