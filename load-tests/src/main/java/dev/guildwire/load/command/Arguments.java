package dev.guildwire.load.command;

import dev.guildwire.load.k6.K6Duration;
import dev.guildwire.load.option.OptionPairs;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The command line.
///
/// @param tests    one after the other
/// @param base     what is tested; null starts the local stack
/// @param longer   added to each scenario's own time
/// @param out      where results go
/// @param baseline a k6 summary to compare with; null for the test's own
/// @param report   whether Gatling writes its pages
record Arguments(
        List<Test> tests,
        @Nullable URI base,
        URI simulator,
        @Nullable String kill,
        Duration longer,
        Path out,
        @Nullable Path baseline,
        boolean storeBaseline,
        boolean report) {

    static final String USAGE = """
            load-tests/load SCENARIO... [option value]...
              SCENARIO is baseline, roadmap, rooms, reconnect-storm, slow-readers, edge-kill, soak or growth, or a
              file of k6 options; the scenarios' files are in load-tests/k6. Several run one after the other against
              the same installation; all must meet their thresholds.
              --base-url URL    what to test; without it the local stack is started
              --simulator URL   the Discord simulator behind it (http://localhost:8090)
              --kill COMMAND    kills an edge of it, for edge-kill
              --longer TIME     goes on for so much longer, as in 8h (0s)
              --baseline FILE   a k6 summary to compare with (load-tests/baselines/SCENARIO.json)
              --store-baseline BOOL  write this run's summary there (false)
              --report BOOL     let Gatling write its pages (true)
              --out FOLDER      for results (load-tests/target/load)
            load-tests/load fanout [option value]...   the fan-out benchmark""";

    private static final Set<String> KNOWN = Set.of(
            "--base-url", "--simulator", "--kill", "--longer", "--baseline", "--store-baseline", "--report", "--out");

    /// One options file.
    ///
    /// @param name results are kept by it
    record Test(String name, Path options) {

        static Test of(String scenario) {
            var options = optionsFile(scenario);
            return new Test(options.getFileName().toString().replaceFirst("\\.json$", ""), options);
        }
    }

    Arguments {
        tests = List.copyOf(tests);
        if (tests.isEmpty()) {
            throw new IllegalArgumentException("Say which scenario is to be run.");
        }
        if (baseline != null && tests.size() > 1) {
            throw new IllegalArgumentException("One --baseline is not for several scenarios.");
        }
    }

    /// @throws IllegalArgumentException when they make no sense
    static Arguments parse(List<String> arguments) {
        var scenarios = arguments.stream()
                .takeWhile(argument -> !argument.startsWith("--"))
                .toList();
        var given = OptionPairs.of(arguments.subList(scenarios.size(), arguments.size()), KNOWN::contains);
        return new Arguments(
                scenarios.stream().map(Test::of).toList(),
                Optional.ofNullable(given.get("--base-url")).map(URI::create).orElse(null),
                URI.create(given.getOrDefault("--simulator", "http://localhost:8090")),
                given.get("--kill"),
                K6Duration.parse(given.getOrDefault("--longer", "0s")),
                Path.of(given.getOrDefault("--out", "load-tests/target/load")).toAbsolutePath(),
                Optional.ofNullable(given.get("--baseline")).map(Path::of).orElse(null),
                Boolean.parseBoolean(given.getOrDefault("--store-baseline", "false")),
                Boolean.parseBoolean(given.getOrDefault("--report", "true")));
    }

    /// What a test's result is compared with.
    Path baseline(Test test) {
        return baseline == null ? Path.of("load-tests/baselines", test.name() + ".json") : baseline;
    }

    private static Path optionsFile(String scenario) {
        var file = Path.of(scenario);
        var known = Path.of("load-tests/k6", scenario + ".json");
        if (Files.isRegularFile(known)) {
            return known;
        }
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("There is no scenario and no file of the name " + scenario + ".");
        }
        return file;
    }
}
