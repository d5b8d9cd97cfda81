package dev.guildwire.load.login;

import dev.guildwire.load.installation.Discord;
import dev.guildwire.load.installation.LocalTarget;
import dev.guildwire.load.installation.Target;
import dev.guildwire.load.installation.Traffic;
import dev.guildwire.load.login.Visit.Step;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/// How long from the click on "Login" to the first event, one person after the other, in the local stack with the
/// simulator, while 100 voice changes a second happen in the guild.
public final class LoginBenchmark {

    private static final int WARM_UP = 30;
    private static final int VISITS = 100;
    private static final int ADDRESSES = 200;
    private static final int EVENTS_PER_SECOND = 100;
    private static final int LONGEST_SECONDS = 240;
    private static final int DIGITS = 3;
    private static final double GOAL_MILLIS = 1000;

    private LoginBenchmark() {}

    /// Exits with 0 when the goal was met, 1 when it was not.
    static void main() throws Exception {
        var out = Files.createDirectories(Path.of("load-tests/target/login").toAbsolutePath());
        try (var target = LocalTarget.start();
                var discord = new Discord(target.simulator())) {
            System.exit(report(visits(target, discord), out) ? 0 : 1);
        }
    }

    private static Map<Step, Histogram> visits(Target target, Discord discord) throws Exception {
        var guild = discord.guilds().getFirst();
        var people = discord.people(guild, WARM_UP + VISITS);
        discord.start(new Traffic(guild, EVENTS_PER_SECOND, LONGEST_SECONDS, Traffic.USUAL_PEOPLE));
        var seen = new ArrayList<Map<Step, Double>>();
        for (var number = 0; number < people.size(); number++) {
            var address = InetAddress.ofLiteral("127.0.1." + (1 + number % ADDRESSES));
            try (var visit = new Visit(target.base(), address)) {
                seen.add(visit.make(people.get(number), guild));
            }
        }
        return histograms(seen.subList(WARM_UP, seen.size()));
    }

    private static Map<Step, Histogram> histograms(List<Map<Step, Double>> visits) {
        var all = new EnumMap<Step, Histogram>(Step.class);
        visits.forEach(visit -> visit.forEach((step, millis) ->
                all.computeIfAbsent(step, _ -> new Histogram(DIGITS)).recordValue(Math.round(millis * 1000))));
        return all;
    }

    private static boolean report(Map<Step, Histogram> visits, Path out) throws IOException {
        var lines = visits.entrySet().stream().map(step -> line(step.getKey(), step.getValue()));
        var first = visits.get(Step.FIRST_EVENT);
        var met = first != null && first.getValueAtPercentile(95) / 1e3 < GOAL_MILLIS;
        var text = Stream.concat(lines, Stream.of("first event within a second: " + (met ? "met" : "**missed**")))
                .collect(Collectors.joining("\n", "", "\n"));
        Files.writeString(out.resolve("report.md"), text);
        System.out.println(text);
        return met;
    }

    private static String line(Step step, Histogram micros) {
        return "- %s: p50 %.0f ms, p95 %.0f ms, longest %.0f ms"
                .formatted(
                        step,
                        micros.getValueAtPercentile(50) / 1e3,
                        micros.getValueAtPercentile(95) / 1e3,
                        micros.getMaxValue() / 1e3);
    }
}
