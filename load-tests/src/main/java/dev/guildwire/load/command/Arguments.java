package dev.guildwire.load.command;

import dev.guildwire.load.k6.K6Duration;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The command line.
///
/// @param name     of the scenario; results are kept by it
/// @param options  the k6 options file
/// @param base     what is tested; null starts the local stack
/// @param longer   added to the scenario's own time
/// @param out      where results go
/// @param baseline a k6 summary to compare with
/// @param report   whether Gatling writes its pages
public record Arguments(
        String name,
        Path options,
        @Nullable URI base,
        URI simulator,
        @Nullable String kill,
        Duration longer,
        Path out,
        Path baseline,
        boolean storeBaseline,
        boolean report) {

    static final String USAGE = """
            load-tests/load SCENARIO [option value]...
              SCENARIO is baseline, roadmap, rooms, reconnect-storm, slow-readers, edge-kill, soak or growth, or a
              file of k6 options; the scenarios' files are in load-tests/k6.
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

    /// @throws IllegalArgumentException when they make no sense
    static Arguments parse(List<String> arguments) {
        if (arguments.isEmpty() || arguments.getFirst().startsWith("--")) {
            throw new IllegalArgumentException("Say which scenario is to be run.");
        }
        var options = optionsFile(arguments.getFirst());
        var name = options.getFileName().toString().replaceFirst("\\.json$", "");
        var given = pairs(arguments.subList(1, arguments.size()));
        return new Arguments(
                name,
                options,
                Optional.ofNullable(given.get("--base-url")).map(URI::create).orElse(null),
                URI.create(given.getOrDefault("--simulator", "http://localhost:8090")),
                given.get("--kill"),
                K6Duration.parse(given.getOrDefault("--longer", "0s")),
                Path.of(given.getOrDefault("--out", "load-tests/target/load")).toAbsolutePath(),
                Path.of(given.getOrDefault("--baseline", "load-tests/baselines/" + name + ".json")),
                Boolean.parseBoolean(given.getOrDefault("--store-baseline", "false")),
                Boolean.parseBoolean(given.getOrDefault("--report", "true")));
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

    private static Map<String, String> pairs(List<String> arguments) {
        var pairs = new HashMap<String, String>();
        for (int i = 0; i < arguments.size(); i += 2) {
            if (!KNOWN.contains(arguments.get(i)) || i + 1 == arguments.size()) {
                throw new IllegalArgumentException("Not understood: " + arguments.get(i));
            }
            pairs.put(arguments.get(i), arguments.get(i + 1));
        }
        return pairs;
    }
}
