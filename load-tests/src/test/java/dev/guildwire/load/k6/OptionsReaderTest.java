package dev.guildwire.load.k6;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.guildwire.load.k6.Executor.ConstantArrivalRate;
import dev.guildwire.load.k6.Executor.ConstantVus;
import dev.guildwire.load.k6.Executor.PerVuIterations;
import dev.guildwire.load.k6.Executor.RampingArrivalRate;
import dev.guildwire.load.k6.Executor.RampingVus;
import dev.guildwire.load.k6.Executor.SharedIterations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OptionsReaderTest {

    @ParameterizedTest
    @MethodSource("shipped")
    void readWhenFileIsShippedUnderstandsAllOfIt(Path file) throws IOException {
        var options = OptionsReader.read(Files.readString(file));

        assertThat(options.scenarios()).isNotEmpty();
        assertThat(options.thresholds()).containsKey("checks");
        assertThat(options.trendStats()).contains("p(95)");
    }

    static List<Path> shipped() throws IOException {
        try (var files = Files.list(Path.of("k6"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void readWhenEveryExecutorIsUsedKnowsEach() {
        var options = OptionsReader.read("""
                {"scenarios": {
                  "a": {"executor": "constant-vus", "vus": 3, "duration": "1m"},
                  "b": {"executor": "ramping-vus", "startVUs": 1, "stages": [{"duration": "5s", "target": 9}]},
                  "c": {"executor": "per-vu-iterations", "vus": 2, "iterations": 4, "maxDuration": "2h"},
                  "d": {"executor": "shared-iterations", "vus": 2, "iterations": 4},
                  "e": {"executor": "constant-arrival-rate", "rate": 30, "timeUnit": "1m", "duration": 1500,
                        "preAllocatedVUs": 5, "maxVUs": 7},
                  "f": {"executor": "ramping-arrival-rate", "startRate": 1, "preAllocatedVUs": 5,
                        "stages": [{"duration": "1d2h", "target": 2}]}}}
                """);

        assertThat(options.scenarios().stream().map(Scenario::executor))
                .containsExactly(
                        new ConstantVus(3, Duration.ofMinutes(1)),
                        new RampingVus(1, List.of(new Stage(Duration.ofSeconds(5), 9))),
                        new PerVuIterations(2, 4, Duration.ofHours(2)),
                        new SharedIterations(2, 4, Duration.ofMinutes(10)),
                        new ConstantArrivalRate(30, Duration.ofMinutes(1), Duration.ofMillis(1500), 7),
                        new RampingArrivalRate(
                                1, Duration.ofSeconds(1), List.of(new Stage(Duration.ofHours(26), 2)), 5));
    }

    @Test
    void readWhenScenarioSaysMoreKeepsIt() {
        var scenario = OptionsReader.read("""
                {"scenarios": {"a": {"executor": "constant-vus", "duration": "1s", "exec": "watch", "startTime": "3s",
                  "gracefulStop": "7s", "env": {"UNTIL": "9s"}, "tags": {"kind": "slow"}}}}
                """).scenarios().getFirst();

        assertThat(scenario)
                .isEqualTo(new Scenario(
                        "a",
                        "watch",
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(7),
                        Map.of("UNTIL", "9s"),
                        Map.of("kind", "slow"),
                        new ConstantVus(1, Duration.ofSeconds(1))));
    }

    static Stream<Map.Entry<String, Executor>> shortcuts() {
        return Stream.of(
                Map.entry("{}", new SharedIterations(1, 1, Duration.ofMinutes(10))),
                Map.entry("{\"vus\":5,\"duration\":\"30s\"}", new ConstantVus(5, Duration.ofSeconds(30))),
                Map.entry("{\"vus\":5,\"iterations\":20}", new SharedIterations(5, 20, Duration.ofMinutes(10))),
                Map.entry(
                        "{\"stages\":[{\"duration\":\"1s\",\"target\":4}]}",
                        new RampingVus(1, List.of(new Stage(Duration.ofSeconds(1), 4)))));
    }

    @ParameterizedTest
    @MethodSource("shortcuts")
    void readWhenOptionsAreShortMeansTheDefaultScenario(Map.Entry<String, Executor> given) {
        var scenarios = OptionsReader.read(given.getKey()).scenarios();

        assertThat(scenarios)
                .extracting(Scenario::exec, Scenario::executor)
                .containsExactly(tuple("default", given.getValue()));
    }

    @Test
    void readWhenThresholdsAreLongKnowsWhenToAbort() {
        var thresholds = OptionsReader.read("""
                {"thresholds": {"event_latency{phase:steady}":
                  ["p(99.9) <= 5", {"threshold": "max<9", "abortOnFail": true, "delayAbortEval": "10s"}]}}
                """).thresholds();

        assertThat(thresholds.get("event_latency{phase:steady}"))
                .extracting(Threshold::statistic, Threshold::limit, Threshold::abortOnFail, Threshold::delayAbortEval)
                .containsExactly(
                        tuple("p(99.9)", 5.0, false, Duration.ZERO), tuple("max", 9.0, true, Duration.ofSeconds(10)));
    }

    @Test
    void readWhenOptionsAreNotSupportedNamesEach() {
        assertThatThrownBy(() -> OptionsReader.read("""
                        {"rps": 10, "scenarios": {
                          "a": {"executor": "externally-controlled", "vus": 1},
                          "b": {"executor": "constant-vus", "iterations": 3, "duration": "soon",
                                "options": {"browser": {"type": "chromium"}}}},
                         "thresholds": {"checks": ["rate = 1"]}}
                        """))
                .isInstanceOf(OptionsException.class)
                .message()
                .contains(
                        "k6 option options.rps is not supported",
                        "scenarios.a.executor: \"externally-controlled\" is not supported",
                        "k6 option scenarios.b.iterations is not supported",
                        "k6 option scenarios.b.options is not supported",
                        "not a duration: soon",
                        "not a threshold: rate = 1");
    }

    @Test
    void readWhenTextIsNoJsonSaysSo() {
        assertThatThrownBy(() -> OptionsReader.read("export const options"))
                .isInstanceOf(OptionsException.class)
                .hasMessageContaining("no JSON");
    }
}
