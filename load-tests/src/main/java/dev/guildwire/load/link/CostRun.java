package dev.guildwire.load.link;

import dev.guildwire.load.fanout.process.Compilers;
import dev.guildwire.load.fanout.process.Http;
import dev.guildwire.load.fanout.report.Goal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/// What the queue adds to a request that no limit holds up, beside what a direct call of the same kind takes at the
/// same time on the same machine.
final class CostRun {

    private static final String NAME = "queueing";
    private static final int PER_SECOND = 100;
    private static final int MEASURED = 30 * PER_SECOND;
    private static final int RUN_IN_PER_SECOND = 500;
    private static final int RUN_IN_TURN = 5 * RUN_IN_PER_SECOND;
    private static final Duration RUN_IN_AT_MOST = Duration.ofSeconds(90);
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final double MOST_MILLIS = 1;
    private static final String COST = "guildwire_discord_cost_seconds";

    private final CommandDesk desk;
    private final CommandMix mix;
    private final Http simulator;
    private final HttpClient client;

    private CostRun(CommandDesk desk, CommandMix mix, Http simulator, HttpClient client) {
        this.desk = desk;
        this.mix = mix;
        this.simulator = simulator;
        this.client = client;
    }

    static Finding run(Path out) throws Exception {
        try (var services = Services.start(out)) {
            var simulator = services.simulator(false);
            var rooms = services.rooms("rooms", simulator, Map.of("GUILDWIRE_DISCORD_LIMITS_GLOBAL", "100000"));
            try (var desk = new CommandDesk(services.broker().kafka());
                    var client = HttpClient.newBuilder()
                            .version(HttpClient.Version.HTTP_1_1)
                            .build()) {
                var run = new CostRun(desk, new CommandMix(simulator), simulator, client);
                run.runIn(services.compilers());
                return run.measure(rooms);
            }
        }
    }

    /// At a greater rate, until nobody compiles any more: at the rate that is measured that would take many minutes.
    private void runIn(Compilers compilers) throws Exception {
        var turns = new AtomicInteger();
        compilers.runIn(
                RUN_IN_AT_MOST, () -> load("run-in-" + turns.incrementAndGet(), RUN_IN_TURN, RUN_IN_PER_SECOND));
    }

    private Finding measure(Http rooms) throws Exception {
        var before = PrometheusTimer.read(rooms.get("/actuator/prometheus"), COST);
        var direct = load("then", MEASURED, PER_SECOND);
        var cost = PrometheusTimer.read(rooms.get("/actuator/prometheus"), COST).since(before);
        return new Finding(
                List.of(
                        new Goal(NAME, "p99 of what the queue adds", cost.millis(0.99), MOST_MILLIS, "ms"),
                        new Goal(NAME, "commands that failed", desk.failed(), 0, "")),
                List.of(String.format(
                        Locale.ROOT,
                        "%d requests at %d/s: the queue adds p50 %.2f ms, p95 %.2f ms, p99 %.2f ms; a direct call takes"
                                + " p50 %.2f ms, p95 %.2f ms, p99 %.2f ms",
                        cost.count(),
                        PER_SECOND,
                        cost.millis(0.5),
                        cost.millis(0.95),
                        cost.millis(0.99),
                        direct.getValueAtPercentile(50) / 1e3,
                        direct.getValueAtPercentile(95) / 1e3,
                        direct.getValueAtPercentile(99) / 1e3)));
    }

    /// Commands at a steady rate, and a direct call in the middle between two.
    ///
    /// @return how long the direct calls took, in microseconds
    private Histogram load(String prefix, int count, int perSecond) throws Exception {
        var micros = new Histogram(3);
        long gap = NANOS_PER_SECOND / perSecond;
        long begin = System.nanoTime();
        for (int i = 0; i < count; i++) {
            awaitUntil(begin + i * gap);
            desk.give(prefix + "-" + i, mix.message(i));
            awaitUntil(begin + i * gap + gap / 2);
            long asked = System.nanoTime();
            client.send(message(mix.channels().getFirst(), i), BodyHandlers.ofString());
            micros.recordValue((System.nanoTime() - asked) / 1000);
        }
        desk.awaitResults();
        return micros;
    }

    private HttpRequest message(String channel, int number) {
        return HttpRequest.newBuilder(URI.create(simulator.base() + "/api/v10/channels/" + channel + "/messages"))
                .header("Authorization", "Bot " + Services.BOT_TOKEN)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"content\":\"direct " + number + "\"}"))
                .build();
    }

    private static void awaitUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
