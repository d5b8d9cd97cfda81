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

    /// The upper bound of the bucket that holds this share; NaN when nothing was timed.
    double millis(double share) {
        return new TreeMap<>(upTo)
                .entrySet().stream()
                        .filter(_ -> count() > 0)
                        .filter(bucket -> bucket.getValue() >= share * count())
                        .findFirst()
                        .map(bucket -> bucket.getKey() * 1e3)
                        .orElse(Double.NaN);
    }
}
