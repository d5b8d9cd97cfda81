package dev.guildwire.load.metric;

import dev.guildwire.load.k6.Threshold;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a threshold stands.
///
/// @param metric with its tags, as in the options
/// @param actual what it was compared with
public record Verdict(String metric, Threshold threshold, double actual) {

    static Verdict of(String name, Threshold threshold, @Nullable Metric metric, double seconds) {
        var actual = Optional.ofNullable(metric)
                .flatMap(known -> known.statistic(threshold.statistic(), seconds))
                .orElseThrow(() -> new IllegalStateException("no " + threshold.statistic() + " of " + name));
        return new Verdict(name, threshold, actual);
    }

    public boolean met() {
        return threshold.holds(actual);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s %s %s (%s is %.2f)",
                met() ? "met   " : "BROKEN",
                metric,
                threshold.source(),
                threshold.statistic(),
                actual);
    }
}
