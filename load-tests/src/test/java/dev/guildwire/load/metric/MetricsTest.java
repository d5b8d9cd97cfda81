package dev.guildwire.load.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import dev.guildwire.load.k6.OptionsReader;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsTest {

    @Test
    void verdictWhenThresholdHasTagsLooksAtTheirSamplesOnly() {
        var metrics = metrics("{\"event_latency{phase:steady}\":[\"max<10\"],\"event_latency\":[\"max<10\"]}");

        metrics.add(Name.EVENT_LATENCY, 500, Map.of("phase", "warm-up"));
        metrics.add(Name.EVENT_LATENCY, 5, Map.of("phase", "steady"));

        assertThat(metrics.verdicts()).extracting(Verdict::met).containsExactly(true, false);
    }

    @Test
    void verdictWhenTagIsTheRunsOwnAppliesToAll() {
        var metrics = new Metrics(OptionsReader.read("""
                {"tags": {"test": "x"}, "thresholds": {"events_missing{test:x}": ["count==0"]}}
                """));

        metrics.increment(Name.EVENTS_MISSING);

        assertThat(metrics.verdicts()).extracting(Verdict::actual).containsExactly(1.0);
    }

    @Test
    void verdictWhenScenarioHasTagsLooksAtItsSamplesOnly() {
        var options = OptionsReader.read("""
                {"scenarios": {"one": {"executor": "per-vu-iterations", "tags": {"kind": "a", "test": "own"}},
                               "two": {"executor": "per-vu-iterations", "tags": {"kind": "b"}}},
                 "tags": {"test": "x"},
                 "thresholds": {"events_missing{kind:a}": ["count==1"], "events_missing{scenario:two}": ["count==3"],
                                "events_missing{test:x}": ["count==3"], "checks{check:works,kind:b}": ["rate==0"]}}
                """);
        var metrics = new Metrics(options);
        var one = metrics.of(options.scenarios().getFirst());
        var two = metrics.of(options.scenarios().getLast());

        one.increment(Name.EVENTS_MISSING);
        two.add(Name.EVENTS_MISSING, 3);
        one.check("works", true);
        two.check("works", false);

        assertThat(metrics.verdicts()).extracting(Verdict::met).containsExactly(true, true, true, true);
    }

    @Test
    void verdictWhenACheckFailsSeesTheRate() {
        var metrics = metrics("{\"checks\":[\"rate>0.7\",\"rate==1\"]}");

        IntStream.range(0, 4).forEach(number -> metrics.check("works", number > 0));

        assertThat(metrics.verdicts()).extracting(Verdict::met).containsExactly(true, false);
    }

    @Test
    void trendWhenSamplesAreManyHasTheirPercentiles() {
        var metrics = metrics("{}");
        var trend = metrics.metric(Name.EVENT_LATENCY);

        IntStream.rangeClosed(1, 1000).forEach(millis -> metrics.add(Name.EVENT_LATENCY, millis));

        assertThat(trend.statistic("p(95)", 1).orElseThrow()).isCloseTo(950, offset(2.0));
        assertThat(trend.statistic("med", 1).orElseThrow()).isCloseTo(500, offset(2.0));
        assertThat(trend.statistic("avg", 1).orElseThrow()).isCloseTo(500.5, offset(0.1));
        assertThat(trend.statistic("rate", 1)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"nonsense\":[\"count>0\"]}",
                "{\"checks\":[\"p(95)<1\"]}",
                "{\"checks\":[\"rate==1\"],\"checks{colour:red}\":[\"rate==1\"]}",
                "{\"event_latency\":[\"rate<1\"]}"
            })
    void metricsWhenThresholdFitsNothingRefuseIt(String thresholds) {
        assertThatThrownBy(() -> metrics(thresholds))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("threshold");
    }

    private static Metrics metrics(String thresholds) {
        return new Metrics(OptionsReader.read("{\"thresholds\":" + thresholds + "}"));
    }
}
