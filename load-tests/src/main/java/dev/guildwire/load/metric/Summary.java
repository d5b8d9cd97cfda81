package dev.guildwire.load.metric;

import dev.guildwire.load.k6.K6Options;
import dev.guildwire.load.k6.Threshold;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The end of a run in the shape of k6's `--summary-export`. In it a threshold's value says whether it was broken, so
/// `false` is good, and the share of a rate is called `value`. Metrics without a sample are left out, as k6 does,
/// unless a threshold is on them.
public final class Summary {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Summary() {}

    public static String json(K6Options options, Metrics metrics) {
        var root = JSON.createObjectNode();
        root.set("root_group", rootGroup(metrics));
        var all = root.putObject("metrics");
        var seconds = metrics.seconds();
        metrics.byName().forEach((name, metric) -> {
            var thresholds = options.thresholds().getOrDefault(name, List.of());
            if (!metric.isEmpty() || !thresholds.isEmpty()) {
                var node = all.putObject(name);
                write(metric, options, seconds, node);
                write(thresholds, metric, seconds, node);
            }
        });
        return JSON.writeValueAsString(root) + "\n";
    }

    private static ObjectNode rootGroup(Metrics metrics) {
        var group = JSON.createObjectNode().put("name", "").put("path", "").put("id", id(""));
        group.putObject("groups");
        var checks = group.putObject("checks");
        metrics.checks()
                .forEach((name, rate) -> checks.putObject(name)
                        .put("name", name)
                        .put("path", "::" + name)
                        .put("id", id("::" + name))
                        .put("passes", rate.passes())
                        .put("fails", rate.fails()));
        return group;
    }

    private static void write(Metric metric, K6Options options, double seconds, ObjectNode node) {
        switch (metric) {
            case Counter counter -> statistics(counter, List.of("count", "rate"), seconds, node);
            case Gauge gauge -> {
                var level = gauge.level();
                node.put("value", level.value()).put("min", level.min()).put("max", level.max());
            }
            case Rate rate ->
                node.put("value", rate.rate()).put("passes", rate.passes()).put("fails", rate.fails());
            case Trend trend -> statistics(trend, options.trendStats(), seconds, node);
        }
    }

    private static void statistics(Metric metric, List<String> names, double seconds, ObjectNode node) {
        names.forEach(name -> metric.statistic(name, seconds).ifPresent(value -> node.put(name, value)));
    }

    private static void write(List<Threshold> thresholds, Metric metric, double seconds, ObjectNode node) {
        if (!thresholds.isEmpty()) {
            var verdicts = node.putObject("thresholds");
            thresholds.forEach(threshold -> metric.statistic(threshold.statistic(), seconds)
                    .ifPresent(actual -> verdicts.put(threshold.source(), !threshold.holds(actual))));
        }
    }

    /// k6 names groups and checks by the MD5 of their path.
    private static String id(String path) {
        try {
            var digest = MessageDigest.getInstance("MD5").digest(path.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
