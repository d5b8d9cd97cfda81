package dev.guildwire.load.command;

import dev.guildwire.load.installation.LocalTarget;
import dev.guildwire.load.installation.RemoteTarget;
import dev.guildwire.load.installation.Target;
import dev.guildwire.load.journey.GuildwireSimulation;
import dev.guildwire.load.journey.Run;
import dev.guildwire.load.k6.K6Options;
import dev.guildwire.load.k6.OptionsException;
import dev.guildwire.load.k6.OptionsReader;
import dev.guildwire.load.metric.Summary;
import dev.guildwire.load.metric.Verdict;
import dev.guildwire.load.report.ComparisonPage;
import io.gatling.app.Gatling$;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/// Runs a k6 options file with Gatling.
public final class LoadTest {

    /// What k6 ends with when a threshold was broken.
    private static final int THRESHOLD_BROKEN = 99;

    private static final int USAGE = 2;
    private static final int CRASHED = 1;

    private final Arguments arguments;
    private final Results results;

    LoadTest(Arguments arguments) {
        this.arguments = arguments;
        results = new Results(arguments);
    }

    /// Exits with 0 when every threshold was met, 99 when one was broken, 2 when the arguments or options make no
    /// sense,
    /// 1 when something else went wrong.
    static void main(String[] args) {
        System.exit(status(List.of(args)));
    }

    /// Does what [#main] does, and returns the exit code.
    public static int status(List<String> arguments) {
        try {
            return new LoadTest(Arguments.parse(arguments)).run();
        } catch (OptionsException e) {
            System.err.println(e.getMessage());
            return USAGE;
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n\n" + Arguments.USAGE);
            return USAGE;
        } catch (IOException | RuntimeException e) {
            System.err.println("The load test broke: " + e);
            return CRASHED;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return CRASHED;
        }
    }

    private int run() throws IOException, InterruptedException {
        var options = OptionsReader.read(Files.readString(arguments.options()));
        try (var target = target();
                var run = new Run(options, target, arguments.longer())) {
            run.prepare();
            GuildwireSimulation.prepare(run);
            try (var _ = Guard.over(run)) {
                gatling();
            }
            return conclude(options, run);
        }
    }

    private Target target() throws IOException, InterruptedException {
        return arguments.base() == null
                ? LocalTarget.start()
                : new RemoteTarget(arguments.base(), arguments.simulator(), arguments.kill());
    }

    private void gatling() {
        var given = new ArrayList<>(List.of(
                "--simulation", GuildwireSimulation.class.getName(),
                "--results-folder", results.folder().resolve("gatling").toString()));
        if (!arguments.report()) {
            given.add("--no-reports");
        }
        var status = Gatling$.MODULE$.fromArgs(given.toArray(String[]::new));
        if (status != 0) {
            throw new IllegalStateException("Gatling ended with status " + status);
        }
    }

    private int conclude(K6Options options, Run run) throws IOException {
        var summary = Summary.json(options, run.metrics());
        results.write("summary.json", summary);
        results.write(
                "index.html",
                ComparisonPage.html(results.comparison(summary, run.metrics().verdicts())));
        if (arguments.storeBaseline()) {
            Files.createDirectories(arguments.baseline().toAbsolutePath().getParent());
            Files.writeString(arguments.baseline(), summary);
        }
        var verdicts = run.metrics().verdicts();
        verdicts.forEach(System.out::println);
        System.out.println("Written to " + results.folder());
        return verdicts.stream().allMatch(Verdict::met) ? 0 : THRESHOLD_BROKEN;
    }
}
