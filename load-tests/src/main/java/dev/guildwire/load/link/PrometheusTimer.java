package dev.guildwire.load.link;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// A timer's histogram as Prometheus shows it: how many took at most so many seconds.
///
/// @param upTo seconds and how many took no longer; the last is infinity and all
record PrometheusTimer(Map<Double, Long> upTo) {

    static PrometheusTimer read(String metrics, String name) {
        var line = Pattern.compile("(?m)^" + name + "_bucket\\{.*le=\"([^\"]+)\".*} (\\S+)$");
        var upTo = new TreeMap<Double, Long>();
        line.matcher(metrics).results().forEach(found -> {
            var seconds = found.group(1).equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(found.group(1));
            upTo.merge(seconds, (long) Double.parseDouble(found.group(2)), Long::sum);
        });
        return new PrometheusTimer(upTo);
    }

    PrometheusTimer since(PrometheusTimer before) {
        var left = new TreeMap<Double, Long>();
        upTo.forEach((seconds, count) -> left.put(seconds, count - before.upTo.getOrDefault(seconds, 0L)));
        return new PrometheusTimer(left);
    }

    long count() {
        return upTo.getOrDefault(Double.POSITIVE_INFINITY, 0L);
    }

    /// As if all of a bucket lay evenly in it, like Prometheus's `histogram_quantile`; NaN when nothing was timed.
    double millis(double share) {
        double rank = share * count();
        double from = 0;
        long below = 0;
        for (var bucket : new TreeMap<>(upTo).entrySet()) {
            if (bucket.getValue() > below && bucket.getValue() >= rank) {
                double part = (rank - below) / (bucket.getValue() - below);
                return (from + part * (bucket.getKey() - from)) * 1e3;
            }
            from = bucket.getKey();
            below = bucket.getValue();
        }
        return Double.NaN;
    }
}
