package dev.guildwire.load.login;

import dev.guildwire.load.fanout.process.Broker;
import dev.guildwire.load.fanout.process.Build;
import dev.guildwire.load.fanout.process.Rooms;
import dev.guildwire.load.fanout.process.Server;
import dev.guildwire.load.fanout.scenario.Tokens;
import dev.guildwire.load.login.Callers.Round;
import dev.guildwire.load.login.Callers.Wish;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;

/// How many WebSocket tokens one core gives out: rooms has the first processor to itself, everything else runs on the
/// others (the script `tokens` sees to that). The cheapest request of somebody who is logged in is asked in turn with
/// it, to tell what the machine is worth. The median round counts.
public final class TokenBenchmark {

    private static final int PEOPLE = 5000;
    private static final int PROCESSOR = 0;
    private static final Duration WARM_UP = Duration.ofSeconds(40);
    private static final Duration ROUND = Duration.ofSeconds(15);
    private static final int ROUNDS = 3;
    private static final double GOAL_PER_SECOND = 1000;

    private TokenBenchmark() {}

    /// Exits with 0 when the goal was met, 1 when it was not.
    ///
    /// @param args `profile` for a flight recording of rooms
    static void main(String[] args) throws Exception {
        var out = Files.createDirectories(Path.of("load-tests/target/tokens").toAbsolutePath());
        var people = People.of(PEOPLE);
        var rooms = new Rooms(Build.app(Path.of("rooms")), Path.of("rooms/jvm.options"), Tokens.newKeys());
        try (var broker = Broker.start(out);
                var server = rooms.startOn(PROCESSOR, out, broker);
                var callers = new Callers(server, people)) {
            people.logIn(broker.redis());
            callers.ask(Wish.SESSION, ROUND);
            callers.ask(Wish.TOKEN, WARM_UP);
            if (List.of(args).contains("profile")) {
                profile(server, callers, out.resolve("tokens.jfr"));
            }
            System.exit(measure(callers, out) ? 0 : 1);
        }
    }

    private static void profile(Server rooms, Callers callers, Path file)
            throws InterruptedException, ExecutionException {
        rooms.startRecording();
        callers.ask(Wish.TOKEN, ROUND);
        rooms.dumpRecording(file);
    }

    private static boolean measure(Callers callers, Path out)
            throws IOException, InterruptedException, ExecutionException {
        var sessions = new ArrayList<Round>();
        var tokens = new ArrayList<Round>();
        for (var round = 0; round < ROUNDS; round++) {
            sessions.add(callers.ask(Wish.SESSION, ROUND));
            tokens.add(callers.ask(Wish.TOKEN, ROUND));
        }
        var session = median(sessions);
        var token = median(tokens);
        var met = token.perSecond() >= GOAL_PER_SECOND;
        var report = text(Wish.SESSION, session) + "\n" + text(Wish.TOKEN, token) + (met ? " (met)" : " (**missed**)")
                + "\n- a token costs %.2f times the cheapest request\n"
                        .formatted(session.perSecond() / token.perSecond());
        Files.writeString(out.resolve("report.md"), report);
        System.out.println(report);
        return met;
    }

    private static Round median(List<Round> rounds) {
        return rounds.stream()
                .sorted(Comparator.comparingDouble(Round::perSecond))
                .toList()
                .get(rounds.size() / 2);
    }

    private static String text(Wish wish, Round round) {
        return "- %s: %.0f a second, p50 %.1f ms, p99 %.1f ms, %.0f us of processor time each"
                .formatted(
                        wish.path(),
                        round.perSecond(),
                        round.micros().getValueAtPercentile(50) / 1e3,
                        round.micros().getValueAtPercentile(99) / 1e3,
                        round.cpuMicros());
    }
}
