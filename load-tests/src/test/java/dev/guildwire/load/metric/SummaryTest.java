package dev.guildwire.load.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.guildwire.load.k6.K6Options;
import dev.guildwire.load.k6.OptionsReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Against what k6 0.47 itself wrote with `--summary-export`: `k6-options.json` was its configuration, and its script
/// took the samples that [#sampled] takes.
class SummaryTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonNode K6 = JSON.readTree(resource("k6-summary-export.json"));

    /// k6 interpolates between samples, and the histogram keeps three digits.
    private static final double CLOSE_PERCENT = 1.5;

    /// What depends on the clock.
    private static final Set<String> TIMED = Set.of("rate");

    private final K6Options options = OptionsReader.read(resource("k6-options.json"));

    @Test
    void summaryWhenSamplesAreTheSameHasK6sShape() {
        var summary = JSON.readTree(Summary.json(options, sampled()));

        assertThat(names(summary)).containsExactlyInAnyOrderElementsOf(names(K6));
        assertThat(names(summary.path("root_group"))).containsExactlyInAnyOrderElementsOf(names(K6.path("root_group")));
        assertThat(summary.path("root_group")).isEqualTo(K6.path("root_group"));
    }

    @Test
    void summaryWhenSamplesAreTheSameSaysWhatK6Says() {
        var metrics = JSON.readTree(Summary.json(options, sampled())).path("metrics");

        for (var name : Set.of(
                "checks",
                "event_latency",
                "event_latency{phase:steady}",
                "events_missing",
                "events_received",
                "resumed",
                "iterations")) {
            assertAlike(name, metrics.path(name), K6.path("metrics").path(name));
        }
    }

    @Test
    void summaryWhenMetricIsK6sOwnHasTheSameStatistics() {
        var metrics = JSON.readTree(Summary.json(options, sampled())).path("metrics");

        assertThat(names(metrics.path("iteration_duration")))
                .isEqualTo(names(K6.path("metrics").path("iteration_duration")));
    }

    private static void assertAlike(String name, JsonNode ours, JsonNode theirs) {
        assertThat(names(ours)).as(name).isEqualTo(names(theirs));
        assertThat(ours.path("thresholds")).as(name).isEqualTo(theirs.path("thresholds"));
        theirs.properties().stream()
                .filter(field -> field.getValue().isNumber() && !TIMED.contains(field.getKey()))
                .forEach(field -> assertThat(ours.path(field.getKey()).asDouble())
                        .as("%s %s", name, field.getKey())
                        .isCloseTo(field.getValue().asDouble(), withinPercentage(CLOSE_PERCENT)));
    }

    private Metrics sampled() {
        var metrics = new Metrics(options);
        IntStream.rangeClosed(1, 100)
                .forEach(millis ->
                        metrics.add(Name.EVENT_LATENCY, millis, Map.of("phase", millis > 50 ? "steady" : "warm-up")));
        metrics.add(Name.EVENTS_RECEIVED, 100);
        IntStream.range(0, 4).forEach(number -> metrics.add(Name.RESUMED, number < 3 ? 1 : 0));
        metrics.check("connected", true);
        metrics.check("events whole", false);
        metrics.increment(Name.ITERATIONS);
        metrics.add(Name.ITERATION_DURATION, 0.5);
        return metrics;
    }

    private static Set<String> names(JsonNode object) {
        return new TreeSet<>(object.propertyNames());
    }

    private static String resource(String name) {
        try (var file = Objects.requireNonNull(SummaryTest.class.getResourceAsStream(name))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
