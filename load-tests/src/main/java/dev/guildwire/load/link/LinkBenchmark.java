package dev.guildwire.load.link;

import dev.guildwire.load.fanout.report.Goal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Runs what is named, or everything, and prints goals and figures.
public final class LinkBenchmark {

    private static final int GOAL_NOT_MET = 1;
    private static final int USAGE = 2;
    private static final Path OUT = Path.of("load-tests/target/link").toAbsolutePath();

    private LinkBenchmark() {}

    @FunctionalInterface
    private interface Run {
        Finding run(Path out) throws Exception;
    }

    /// Exits with 0 when every goal was met, 1 when one was not, 2 when the arguments make no sense.
    static void main(String[] arguments) throws Exception {
        Map<String, Run> runs = new LinkedHashMap<>();
        runs.put("queue", QueueRun::run);
        runs.put("cost", CostRun::run);
        runs.put("events", EventsRun::run);
        if (!runs.keySet().containsAll(List.of(arguments))) {
            System.err.println("load-tests/link [queue|cost|events]...");
            System.exit(USAGE);
        }
        if (arguments.length > 0) {
            runs.keySet().retainAll(List.of(arguments));
        }
        var met = true;
        for (var run : runs.entrySet()) {
            met &= print(run.getValue().run(OUT.resolve(run.getKey())));
        }
        System.exit(met ? 0 : GOAL_NOT_MET);
    }

    private static boolean print(Finding finding) {
        finding.figures().forEach(System.out::println);
        finding.goals().forEach(goal -> System.out.println(line(goal)));
        return finding.goals().stream().allMatch(Goal::met);
    }

    private static String line(Goal goal) {
        return String.format(
                Locale.ROOT,
                "%s: %s %.2f %s (at most %.2f): %s",
                goal.scenario(),
                goal.what(),
                goal.value(),
                goal.unit(),
                goal.limit(),
                goal.met() ? "met" : "MISSED");
    }
}
