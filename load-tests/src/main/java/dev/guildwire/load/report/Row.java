package dev.guildwire.load.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One statistic of one metric in up to three runs.
record Row(String metric, String statistic, double now, OptionalDouble last, OptionalDouble baseline) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String THRESHOLDS = "thresholds";

    /// All statistics of this run's metrics.
    static List<Row> of(Comparison comparison) {
        var last = metrics(comparison.last());
        var baseline = metrics(comparison.baseline());
        var rows = new ArrayList<Row>();
        for (var metric : metrics(Optional.of(comparison.summary())).properties()) {
            for (var statistic : metric.getValue().properties()) {
                if (!statistic.getKey().equals(THRESHOLDS)) {
                    rows.add(new Row(
                            metric.getKey(),
                            statistic.getKey(),
                            statistic.getValue().asDouble(),
                            value(last, metric.getKey(), statistic.getKey()),
                            value(baseline, metric.getKey(), statistic.getKey())));
                }
            }
        }
        return rows;
    }

    private static JsonNode metrics(Optional<String> summary) {
        return JSON.readTree(summary.orElse("{}")).path("metrics");
    }

    private static OptionalDouble value(JsonNode metrics, String metric, String statistic) {
        var value = metrics.path(metric).path(statistic);
        return value.isNumber() ? OptionalDouble.of(value.asDouble()) : OptionalDouble.empty();
    }
}
