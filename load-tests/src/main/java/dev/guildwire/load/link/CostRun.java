package dev.guildwire.load.link;

import dev.guildwire.load.fanout.process.Compilers;
import dev.guildwire.load.fanout.process.Http;
import dev.guildwire.load.fanout.process.Machine;
import dev.guildwire.load.fanout.report.Goal;
import dev.guildwire.load.fanout.report.Median;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;

/// What the queue adds to a request that no limit holds up. Beside it, at the same time on the same machine: what a
/// direct call of the same kind takes, and one round trip to Redis, of which the queue needs one before a request is
/// sent.
final class CostRun {

    private static final String NAME = "queueing";
    private static final int PER_SECOND = 100;
    private static final int ROUNDS = 5;
    private static final int MEASURED = 10 * PER_SECOND;
    private static final int RUN_IN_PER_SECOND = 500;
    private static final int RUN_IN_TURN = 5 * RUN_IN_PER_SECOND;
    private static final Duration RUN_IN_AT_MOST = Duration.ofMinutes(3);
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final double MOST_MILLIS = 1;
    private static final String COST = "guildwire_discord_cost_seconds";

    private final CommandDesk desk;
    private final CommandMix mix;
    private final Http simulator;
    private final HttpClient client;
    private final Call roundTrip;

    @FunctionalInterface
    private interface Call {
        void make() throws Exception;
    }

    /// @param direct    how long the direct calls took, in microseconds
    /// @param roundTrip how long the round trips to Redis took, in microseconds
    private record Beside(Histogram direct, Histogram roundTrip) {

        static Beside nothing() {
            return new Beside(new Histogram(3), new Histogram(3));
        }
    }

    private record Round(PrometheusTimer added, Beside beside) {

        double added(double share) {
            return added.millis(share);
        }

        double direct(double share) {
            return beside.direct().getValueAtPercentile(100 * share) / 1e3;
        }

        double roundTrip(double share) {
            return beside.roundTrip().getValueAtPercentile(100 * share) / 1e3;
        }
    }

    private CostRun(CommandDesk desk, CommandMix mix, Http simulator, HttpClient client, Call roundTrip) {
        this.desk = desk;
        this.mix = mix;
        this.simulator = simulator;
        this.client = client;
        this.roundTrip = roundTrip;
    }

    static Finding run(Path out) throws Exception {
        try (var services = Services.start(out)) {
            var simulator = services.simulator(false);
            var rooms = services.rooms("rooms", simulator, Map.of("GUILDWIRE_DISCORD_LIMITS_GLOBAL", "100000"));
            try (var desk = new CommandDesk(services.broker().kafka());
                    var roundTrip =
                            RedisRoundTrip.to(URI.create(services.broker().redis()));
                    var client = HttpClient.newBuilder()
                            .version(HttpClient.Version.HTTP_1_1)
                            .build()) {
                var run = new CostRun(desk, new CommandMix(simulator), simulator, client, roundTrip::make);
                run.runIn(services.compilers());
                return run.measure(rooms);
            }
        }
    }

    /// At a greater rate, until hardly anybody compiles any more: at the rate that is measured that would take many
    /// minutes. What is still compiled after that gives way: it would hold up one request in a hundred for 3 ms.
    private void runIn(Compilers compilers) throws Exception {
        var turns = new AtomicInteger();
        compilers.runIn(
                RUN_IN_AT_MOST, () -> load("run-in-" + turns.incrementAndGet(), RUN_IN_TURN, RUN_IN_PER_SECOND));
        compilers.giveWay();
    }

    /// In rounds, of which the median counts: a machine that is shared stands still now and then.
    private Finding measure(Http rooms) throws Exception {
        var begin = Machine.now();
        var rounds = new ArrayList<Round>();
        for (int round = 1; round <= ROUNDS; round++) {
            var before = PrometheusTimer.read(rooms.get("/actuator/prometheus"), COST);
            var beside = load("round-" + round, MEASURED, PER_SECOND);
            var added = PrometheusTimer.read(rooms.get("/actuator/prometheus"), COST)
                    .since(before);
            rounds.add(new Round(added, beside));
        }
        return new Finding(goals(rounds), figures(rounds, Machine.now().stolenSince(begin)));
    }

    private List<Goal> goals(List<Round> rounds) {
        var p99 = median(rounds, round -> round.added(0.99));
        return List.of(
                new Goal(NAME, "p99 of what the queue adds", p99, MOST_MILLIS, "ms"),
                new Goal(NAME, "commands that failed", desk.failed(), 0, ""));
    }

    /// @param stolen the share of the processors that the hypervisor gave to others, which the rounds show as delays
    private static List<String> figures(List<Round> rounds, double stolen) {
        return List.of(
                String.format(
                        Locale.ROOT,
                        "%d rounds of %d requests at %d/s, %.0f %% of the processors stolen, medians of p50, p95, p99:",
                        ROUNDS,
                        MEASURED,
                        PER_SECOND,
                        100 * stolen),
                line("the queue adds", rounds, Round::added),
                line("a round trip to Redis takes", rounds, Round::roundTrip),
                line("a direct call takes", rounds, Round::direct));
    }

    @FunctionalInterface
    private interface Percentile {
        double of(Round round, double share);
    }

    private static String line(String what, List<Round> rounds, Percentile percentile) {
        return String.format(
                Locale.ROOT,
                "%s %.2f, %.2f, %.2f ms",
                what,
                median(rounds, round -> percentile.of(round, 0.5)),
                median(rounds, round -> percentile.of(round, 0.95)),
                median(rounds, round -> percentile.of(round, 0.99)));
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return Median.of(rounds.stream().mapToDouble(figure));
    }

    /// Commands at a steady rate; a direct call in the middle between two, a round trip halfway to the next.
    private Beside load(String prefix, int count, int perSecond) throws Exception {
        var beside = Beside.nothing();
        long gap = NANOS_PER_SECOND / perSecond;
        long begin = System.nanoTime();
        for (int i = 0; i < count; i++) {
            awaitUntil(begin + i * gap);
            desk.give(prefix + "-" + i, mix.message(i));
            awaitUntil(begin + i * gap + gap / 2);
            var directCall = message(mix.channels().getFirst(), i);
            timed(beside.direct(), () -> client.send(directCall, BodyHandlers.ofString()));
            awaitUntil(begin + i * gap + gap * 3 / 4);
            timed(beside.roundTrip(), roundTrip);
        }
        desk.awaitResults();
        return beside;
    }

    private static void timed(Histogram micros, Call call) throws Exception {
        long begin = System.nanoTime();
        call.make();
        micros.recordValue((System.nanoTime() - begin) / 1000);
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
