package dev.guildwire.load.link;

import dev.guildwire.load.fanout.process.Http;
import dev.guildwire.load.fanout.report.Goal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/// What the queue adds to a request that no limit holds up, beside what a direct call of the same kind takes at the
/// same time on the same machine.
final class CostRun {

    private static final String NAME = "queueing";
    private static final int PER_SECOND = 100;
    private static final int WARM_UP = 20 * PER_SECOND;
    private static final int MEASURED = 30 * PER_SECOND;
    private static final long GAP_NANOS = 1_000_000_000L / PER_SECOND;
    private static final double MOST_MILLIS = 1;
    private static final String COST = "guildwire_discord_cost_seconds";

    private CostRun() {}

    static Finding run(Path out) throws Exception {
        try (var services = Services.start(out)) {
            var simulator = services.simulator(false);
            var rooms = services.rooms("rooms", simulator, Map.of("GUILDWIRE_DISCORD_LIMITS_GLOBAL", "100000"));
            try (var desk = new CommandDesk(services.broker().kafka());
                    var client = HttpClient.newBuilder()
                            .version(HttpClient.Version.HTTP_1_1)
                            .build()) {
                return measure(desk, new CommandMix(simulator), simulator, client, rooms);
            }
        }
    }

    private static Finding measure(CommandDesk desk, CommandMix mix, Http simulator, HttpClient client, Http rooms)
            throws Exception {
        load(desk, mix, "warm", WARM_UP, simulator, client);
        var before = PrometheusTimer.read(rooms.get("/actuator/prometheus"), COST);
        var direct = load(desk, mix, "then", MEASURED, simulator, client);
        var cost = PrometheusTimer.read(rooms.get("/actuator/prometheus"), COST).since(before);
        return new Finding(
                List.of(
                        new Goal(NAME, "p99 of what the queue adds", cost.millis(0.99), MOST_MILLIS, "ms"),
                        new Goal(NAME, "commands that failed", desk.failed(), 0, "")),
                List.of(String.format(
                        Locale.ROOT,
                        "%d requests at %d/s: the queue adds p50 %.2f ms, p99 %.2f ms; a direct call takes p50 %.2f ms,"
                                + " p99 %.2f ms",
                        cost.count(),
                        PER_SECOND,
                        cost.millis(0.5),
                        cost.millis(0.99),
                        direct.getValueAtPercentile(50) / 1e3,
                        direct.getValueAtPercentile(99) / 1e3)));
    }

    /// Commands at a steady rate, and a direct call in the middle between two.
    ///
    /// @return how long the direct calls took, in microseconds
    private static Histogram load(
            CommandDesk desk, CommandMix mix, String prefix, int count, Http simulator, HttpClient client)
            throws Exception {
        var micros = new Histogram(3);
        long begin = System.nanoTime();
        for (int i = 0; i < count; i++) {
            awaitUntil(begin + i * GAP_NANOS);
            desk.give(prefix + "-" + i, mix.message(i));
            awaitUntil(begin + i * GAP_NANOS + GAP_NANOS / 2);
            long asked = System.nanoTime();
            client.send(message(simulator, mix.channels().getFirst(), i), BodyHandlers.ofString());
            micros.recordValue((System.nanoTime() - asked) / 1000);
        }
        desk.awaitResults();
        return micros;
    }

    private static HttpRequest message(Http simulator, String channel, int number) {
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
