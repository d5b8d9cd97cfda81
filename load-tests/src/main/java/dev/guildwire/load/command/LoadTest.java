package dev.guildwire.load.command;

import dev.guildwire.load.command.Arguments.Test;
import dev.guildwire.load.installation.LocalTarget;
import dev.guildwire.load.installation.RemoteTarget;
import dev.guildwire.load.installation.Target;
import dev.guildwire.load.k6.K6Options;
import dev.guildwire.load.k6.OptionsException;
import dev.guildwire.load.k6.OptionsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Runs k6 options files with Gatling, one after the other against one installation.
public final class LoadTest {

    /// What k6 ends with when a threshold was broken.
    private static final int THRESHOLD_BROKEN = 99;

    private static final int USAGE = 2;
    private static final int CRASHED = 1;

    private final Arguments arguments;

    LoadTest(Arguments arguments) {
        this.arguments = arguments;
    }

    /// Exits with 0 when every threshold was met, 99 when one was broken, 2 when the arguments or options make no
    /// sense, 1 when something else went wrong.
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
        var outcomes = new ArrayList<Outcome>();
        var all = options();
        try (var target = target()) {
            for (var test : all.entrySet()) {
                target.awaitReady();
                var trial = new Trial(arguments, test.getKey(), test.getValue());
                outcomes.add(trial.run(target));
            }
        }
        outcomes.forEach(System.out::println);
        return outcomes.stream().allMatch(Outcome::met) ? 0 : THRESHOLD_BROKEN;
    }

    /// All of them before anything is started, so that a mistake in the last does not cost the time of the others.
    private Map<Test, K6Options> options() throws IOException {
        var options = new LinkedHashMap<Test, K6Options>();
        for (var test : arguments.tests()) {
            options.put(test, OptionsReader.read(Files.readString(test.options())));
        }
        return options;
    }

    private Target target() throws IOException, InterruptedException {
        return arguments.base() == null
                ? LocalTarget.start()
                : new RemoteTarget(arguments.base(), arguments.simulator(), arguments.kill());
    }
}
