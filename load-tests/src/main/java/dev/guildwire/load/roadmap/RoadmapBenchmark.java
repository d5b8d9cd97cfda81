package dev.guildwire.load.roadmap;

import dev.guildwire.load.fanout.process.Broker;
import dev.guildwire.load.fanout.process.Build;
import dev.guildwire.load.fanout.process.Compilers;
import dev.guildwire.load.fanout.process.Edge;
import dev.guildwire.load.fanout.process.Rooms;
import dev.guildwire.load.fanout.process.Server;
import dev.guildwire.load.fanout.scenario.Tokens;
import dev.guildwire.load.login.People;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;

/// A thousand people look at the board, each on a WebSocket, and vote through the API. Rooms, an edge, Kafka and Redis
/// are processes of their own; a vote's latency runs from before its request to its message at each other browser.
///
/// | part | load | goal |
/// |---|---|---|
/// | spread | 100 votes a second, one after the other over 100 features | p95 under 50 ms, p99 under 150 ms |
/// | random | 100 votes a second for any of 20 features: two in five come within 100 ms of another for the same | p95
/// and p99 under 150 ms |
/// | exact | 10 000 votes by 1000 people for 20 features, 32 at once | the same count in Redis, Kafka and each browser
/// |
/// | memory | connections that look on | 10 KB resident each |
public final class RoadmapBenchmark {

    private static final int PEOPLE = 1000;
    private static final int RUNNING_IN = 20;
    private static final int PER_SECOND = 100;
    private static final int RUN_IN_VOTES = 5000;
    private static final Duration RUN_IN_AT_MOST = Duration.ofSeconds(45);
    private static final int SETTLE_SECONDS = 15;
    private static final int SECONDS = 20;
    private static final int FEATURES = 100;
    private static final int FEW_FEATURES = 20;
    private static final int VOTES = 10_000;
    private static final int AT_ONCE = 32;
    private static final long CATCH_UP_SECONDS = 60;
    private static final double MICROS_PER_MILLI = 1000;
    private static final double MOST_AT_P95 = 50;
    private static final double MOST_AT_P99 = 150;
    /// Votes for one feature within it are told as one, at its end.
    private static final double WINDOW = 100;

    private final Path out;
    private final Broker broker;
    private final Server rooms;
    private final Server edge;
    private final People people;
    private final Board board;
    private final List<String> report = new ArrayList<>();
    private boolean met = true;

    private RoadmapBenchmark(Path out, Broker broker, Server rooms, Server edge, People people) {
        this.out = out;
        this.broker = broker;
        this.rooms = rooms;
        this.edge = edge;
        this.people = people;
        this.board = new Board(rooms.address(), people);
    }

    /// Exits with 0 when every goal was met, 1 when one was not.
    ///
    /// @param args `profile` for a flight recording of rooms and the edge while votes are spread
    static void main(String[] args) throws Exception {
        var out = Files.createDirectories(Path.of("load-tests/target/roadmap").toAbsolutePath());
        var keys = Tokens.newKeys();
        var people = People.of(PEOPLE);
        try (var broker = Broker.start(out);
                var rooms =
                        new Rooms(Build.app(Path.of("rooms")), Path.of("rooms/jvm.options"), keys).start(out, broker);
                var edge = new Edge(Build.app(Path.of("edge")), Path.of("edge/jvm.options"), keys).start(out, broker)) {
            people.logIn(broker.redis());
            var benchmark = new RoadmapBenchmark(out, broker, rooms, edge, people);
            System.exit(benchmark.run(List.of(args).contains("profile")) ? 0 : 1);
        }
    }

    private boolean run(boolean profile) throws Exception {
        var features = board.create(FEATURES);
        var ledger = new Ledger(FEATURES, PEOPLE);
        runIn(ledger, features);
        var empty = edge.settledKib();
        try (var viewers = new Viewers(ledger, features)) {
            viewers.connect(edge.address(), people, Edge.ORIGIN, board.version());
            var perConnection = (edge.settledKib() - empty) / (double) PEOPLE;
            goal("memory", "%.1f KB a connection".formatted(perConnection), perConnection <= 10);
            vote(viewers, ledger, features, SETTLE_SECONDS, number -> number % FEATURES);
            if (profile) {
                profile(viewers, ledger, features);
            }
            viewers.take();
            var before = Processors.of(edge, rooms);
            vote(viewers, ledger, features, SECONDS, number -> number % FEATURES);
            latency("spread", viewers, MOST_AT_P95);
            report.add(
                    "- processors in use for it: " + Processors.of(edge, rooms).since(before));
        }
        random();
        exact();
        var text = String.join("\n", report) + "\n";
        Files.writeString(out.resolve("report.md"), text);
        System.out.println(text);
        return met;
    }

    /// With few viewers and at a greater rate, until nobody compiles any more: at a hundred votes a second that would
    /// take many minutes. The first connections also load code, which is no price of a connection.
    private void runIn(Ledger ledger, List<String> features) throws Exception {
        var compilers =
                Compilers.of(LongStream.of(ProcessHandle.current().pid(), rooms.pid(), edge.pid(), broker.pid()));
        try (var first = new Viewers(ledger, features)) {
            first.connect(edge.address(), People.of(RUNNING_IN), Edge.ORIGIN, board.version());
            compilers.runIn(RUN_IN_AT_MOST, () -> voteAtOnce(first, ledger, features, RUN_IN_VOTES));
            awaitAll(first);
        }
    }

    private void profile(Viewers viewers, Ledger ledger, List<String> features) throws InterruptedException {
        rooms.startRecording();
        edge.startRecording();
        vote(viewers, ledger, features, SECONDS, number -> number % FEATURES);
        rooms.dumpRecording(out.resolve("rooms.jfr"));
        edge.dumpRecording(out.resolve("edge.jfr"));
    }

    private void random() throws IOException, InterruptedException {
        var features = board.create(FEW_FEATURES);
        var ledger = new Ledger(FEW_FEATURES, PEOPLE);
        var random = RandomGenerator.of("L64X128MixRandom");
        try (var viewers = new Viewers(ledger, features)) {
            viewers.connect(edge.address(), people, Edge.ORIGIN, board.version());
            vote(viewers, ledger, features, SECONDS, _ -> random.nextInt(FEW_FEATURES));
            latency("random", viewers, MOST_AT_P95 + WINDOW);
        }
    }

    private void exact() throws IOException, InterruptedException {
        var features = board.create(FEW_FEATURES);
        var ledger = new Ledger(FEW_FEATURES, PEOPLE);
        try (var viewers = new Viewers(ledger, features)) {
            viewers.connect(edge.address(), people, Edge.ORIGIN, board.version());
            var begun = System.nanoTime();
            voteAtOnce(viewers, ledger, features, VOTES);
            var seconds = (System.nanoTime() - begun) / 1e9;
            var behind = awaitAll(viewers);
            var each = VOTES / FEW_FEATURES;
            var redis = exact(board.counts(), features, each);
            var kafka = exact(BoardLog.counts(broker.kafka()), features, each);
            goal(
                    "exact",
                    "%d votes in %.1f s; %d messages a browser; exact in Redis %s, in Kafka %s; %d browsers differ"
                            .formatted(VOTES, seconds, viewers.take().messages() / PEOPLE, redis, kafka, behind),
                    behind == 0 && redis && kafka);
        }
    }

    /// As many at a time as the benchmark has at once.
    private void voteAtOnce(Viewers viewers, Ledger ledger, List<String> features, int votes)
            throws InterruptedException {
        var room = new Semaphore(AT_ONCE);
        for (var number = 0; number < votes; number++) {
            room.acquire();
            var _ = vote(viewers, ledger, features, number % features.size()).whenComplete((_, _) -> room.release());
        }
        room.acquire(AT_ONCE);
    }

    private static boolean exact(Map<String, Integer> counts, List<String> features, int each) {
        return features.stream().allMatch(feature -> counts.getOrDefault(feature, 0) == each);
    }

    /// Votes at a steady rate and waits until everybody has been told.
    private void vote(Viewers viewers, Ledger ledger, List<String> features, int seconds, IntUnaryOperator choose)
            throws InterruptedException {
        var begun = System.nanoTime();
        var casting = new ArrayList<CompletableFuture<Void>>();
        for (var number = 0; number < seconds * PER_SECOND; number++) {
            var due = begun + number * TimeUnit.SECONDS.toNanos(1) / PER_SECOND;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            casting.add(vote(viewers, ledger, features, choose.applyAsInt(number)));
        }
        casting.forEach(CompletableFuture::join);
        var behind = awaitAll(viewers);
        if (behind > 0) {
            goal("delivery", behind + " browsers were not told everything", false);
        }
    }

    private CompletableFuture<Void> vote(Viewers viewers, Ledger ledger, List<String> features, int feature) {
        var person = ledger.next(feature);
        return board.vote(features.get(feature), person).thenAccept(count -> viewers.answered(person, feature, count));
    }

    private static long awaitAll(Viewers viewers) throws InterruptedException {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(CATCH_UP_SECONDS);
        var behind = viewers.behind();
        while (behind > 0 && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(50);
            behind = viewers.behind();
        }
        return behind;
    }

    private void latency(String part, Viewers viewers, double mostAtP95) {
        var seen = viewers.take();
        var p95 = seen.micros().getValueAtPercentile(95) / MICROS_PER_MILLI;
        var p99 = seen.micros().getValueAtPercentile(99) / MICROS_PER_MILLI;
        var text = "p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, %d messages a browser"
                .formatted(
                        seen.micros().getValueAtPercentile(50) / MICROS_PER_MILLI, p95, p99, seen.messages() / PEOPLE);
        goal(part, text, p95 < mostAtP95 && p99 < MOST_AT_P99);
    }

    private void goal(String part, String text, boolean isMet) {
        met &= isMet;
        report.add("- " + part + ": " + text + (isMet ? " (met)" : " (**missed**)"));
    }
}
