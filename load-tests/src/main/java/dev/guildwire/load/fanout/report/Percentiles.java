package dev.guildwire.load.fanout.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The percentiles that are shown.
final class Percentiles {

    static final List<Double> SHOWN = List.of(50.0, 90.0, 95.0, 99.0, 99.9, 99.99, 100.0);

    private Percentiles() {}

    static Map<String, Double> of(Sample sample) {
        var millis = new LinkedHashMap<String, Double>();
        SHOWN.forEach(percentile -> millis.put("p" + percentile, sample.millis(percentile)));
        return millis;
    }
}
