package dev.guildwire.load.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.load.installation.LocalTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A short baseline against the local stack: everybody gets everything, once and in order. How fast that is depends on
/// the machine, which builds other things meanwhile.
class LoadTestIT {

    private static final int MET = 0;
    private static final int BROKEN = 99;
    private static final int CLIENTS = 20;

    /// Of 40 a second for 5 seconds: 50 at first, then every second one.
    private static final int JOINS = 50 + (200 - 50) / 2;

    @TempDir
    private static Path folder;

    private static LocalTarget target;

    @BeforeAll
    static void start() throws Exception {
        target = LocalTarget.start();
    }

    @AfterAll
    static void end() {
        target.close();
    }

    @Test
    void baselineWhenShortDeliversEverythingOnceAndInOrder() throws IOException {
        var options = options("short", new Schedule(CLIENTS, 10, 24), ", \"DROP_AT\": \"12s\"", """
                "checks": ["rate==1"], "event_latency": ["p(95)<5000"], "resumed": ["rate==1"],
                "events_missing": ["count==0"], "events_repeated": ["count==0"], "events_unordered": ["count==0"],
                "events_foreign": ["count==0"], "connections_lost": ["count==0"]
                """);

        var status = run(options);

        var metrics = summary("short").path("metrics");
        assertThat(status).as("%s", metrics).isEqualTo(MET);
        assertThat(metrics.path("events_received").path("count").asInt()).isEqualTo(CLIENTS * JOINS);
        assertThat(metrics.path("resumed").path("passes").asInt()).isEqualTo(CLIENTS);
        assertThat(metrics.path("ws_sessions").path("count").asInt()).isEqualTo(2 * CLIENTS);
        assertThat(metrics.path("event_latency").path("min").asDouble()).isPositive();
    }

    @Test
    void baselineWhenThresholdIsImpossibleFails() throws IOException {
        var options = options("impossible", new Schedule(2, 5, 14), "", """
                "event_latency": [{"threshold": "p(95)<0.001", "abortOnFail": true}]
                """);

        var status = run(options);

        assertThat(status).isEqualTo(BROKEN);
        assertThat(summary("impossible")
                        .path("metrics")
                        .path("event_latency")
                        .path("thresholds")
                        .path("p(95)<0.001")
                        .asBoolean())
                .isTrue();
    }

    /// @param eventsAt when they begin, in seconds, which is how long everybody has for the login
    /// @param until    how long everybody stays, in seconds
    private record Schedule(int clients, int eventsAt, int until) {}

    private static Path options(String name, Schedule schedule, String env, String thresholds) throws IOException {
        return Files.writeString(folder.resolve(name + ".json"), """
            {"scenarios": {
               "browsers": {"executor": "per-vu-iterations", "vus": %1$d, "exec": "watch", "env": {"UNTIL": "%3$ds"%4$s}},
               "events": {"executor": "shared-iterations", "exec": "traffic", "startTime": "%2$ds",
                          "env": {"PER_SECOND": "40", "FOR": "5s"}},
               "events_of_others": {"executor": "shared-iterations", "exec": "traffic", "startTime": "%2$ds",
                          "env": {"GUILD": "second", "PER_SECOND": "20", "FOR": "5s"}}},
             "thresholds": {%5$s}}
            """.formatted(
                        schedule.clients(), schedule.eventsAt(), schedule.until(), env, thresholds));
    }

    private static int run(Path options) {
        return LoadTest.status(List.of(
                options.toString(),
                "--base-url",
                target.base().toString(),
                "--simulator",
                target.simulator().toString(),
                "--report",
                "false",
                "--out",
                folder.resolve("out").toString()));
    }

    private static JsonNode summary(String name) throws IOException {
        try (var runs = Files.newDirectoryStream(folder.resolve("out").resolve(name))) {
            var run = runs.iterator().next();
            return new JsonMapper().readTree(Files.readString(run.resolve("summary.json")));
        }
    }
}
