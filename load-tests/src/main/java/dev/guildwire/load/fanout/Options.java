package dev.guildwire.load.fanout;

import dev.guildwire.load.fanout.discord.Discord;
import dev.guildwire.load.fanout.process.Build;
import dev.guildwire.load.fanout.process.Edge;
import dev.guildwire.load.fanout.report.Report;
import dev.guildwire.load.fanout.scenario.FanOut;
import dev.guildwire.load.fanout.scenario.FanOut.Size;
import dev.guildwire.load.fanout.scenario.FullPath;
import dev.guildwire.load.fanout.scenario.Guilds;
import dev.guildwire.load.fanout.scenario.IdleMemory;
import dev.guildwire.load.fanout.scenario.Reconnect;
import dev.guildwire.load.fanout.scenario.RestMemory;
import dev.guildwire.load.fanout.scenario.Scenario;
import dev.guildwire.load.fanout.scenario.Settings;
import dev.guildwire.load.fanout.scenario.SlowReaders;
import dev.guildwire.load.fanout.scenario.Tokens;
import dev.guildwire.load.fanout.scenario.Unwatched;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The command line.
record Options(Settings settings, List<Scenario> scenarios) {

    static final String USAGE = """
            load-tests/fanout [option value]...
              --only NAMES      of 100x100/s 1000x100/s 1000x1000/s rest-memory idle-memory reconnect slow-readers
                                guilds unwatched full-path, with commas between (all)
              --rounds N        repetitions of each measurement (3)
              --seconds N       length of each measurement (8)
              --warm-up N       seconds of each load before it is measured (3)
              --threads N       of the swarm (1)
              --servers NAMES   baseline, edge: who takes turns (baseline,edge)
              --edge-jar FILE   the edge (the one in edge/target)
              --edge-options FILE  of its JVM, if there is such a file (edge/jvm.options)
              --profile BOOL    write flight recordings and heap histograms (false)
              --out FOLDER      for reports, logs and profiles (load-tests/target/fanout)""";

    private static final List<Size> SIZES = List.of(new Size(100, 100), new Size(1000, 100), new Size(1000, 1000));

    private static final List<Scenario> OTHERS = List.of(
            new RestMemory(),
            new IdleMemory(),
            new Reconnect(10_000, Duration.ofSeconds(24)),
            new SlowReaders(),
            new Guilds(),
            new Unwatched(),
            new FullPath());

    static Options parse(List<String> arguments) {
        var given = pairs(arguments);
        var only = given.getOrDefault("--only", "");
        var settings = new Settings(
                number(given, "--rounds", 3),
                Duration.ofSeconds(number(given, "--warm-up", 3)),
                Duration.ofSeconds(number(given, "--seconds", 8)),
                number(given, "--threads", 1),
                List.of(given.getOrDefault("--servers", Report.BASELINE + "," + Report.EDGE)
                        .split(",", -1)),
                Path.of(given.getOrDefault("--out", "load-tests/target/fanout")).toAbsolutePath(),
                Boolean.parseBoolean(given.getOrDefault("--profile", "false")),
                edge(given),
                discord());
        return new Options(settings, scenarios(only.isEmpty() ? List.of() : Arrays.asList(only.split(",", -1))));
    }

    private static Edge edge(Map<String, String> given) {
        return new Edge(
                Path.of(given.getOrDefault(
                        "--edge-jar", Build.app(Path.of("edge")).toString())),
                Path.of(given.getOrDefault("--edge-options", "edge/jvm.options")),
                Tokens.newKeys());
    }

    private static Discord.Jars discord() {
        return new Discord.Jars(
                Build.app(Path.of("infra/discord-simulator")),
                Build.app(Path.of("ingest")),
                Path.of("ingest/jvm.options"));
    }

    private static Map<String, String> pairs(List<String> arguments) {
        var pairs = new HashMap<String, String>();
        for (int i = 0; i < arguments.size(); i += 2) {
            if (!USAGE.contains(arguments.get(i) + " ") || i + 1 == arguments.size()) {
                throw new IllegalArgumentException("not understood: " + arguments.get(i));
            }
            pairs.put(arguments.get(i), arguments.get(i + 1));
        }
        return pairs;
    }

    private static int number(Map<String, String> given, String name, int otherwise) {
        return Integer.parseInt(given.getOrDefault(name, Integer.toString(otherwise)));
    }

    private static List<Scenario> scenarios(List<String> only) {
        var known = Stream.concat(
                        SIZES.stream().map(Size::text), OTHERS.stream().map(Scenario::name))
                .toList();
        for (var name : only) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("no scenario of that name: " + name);
            }
        }
        Predicate<String> wanted = name -> only.isEmpty() || only.contains(name);
        var chosen = new ArrayList<Scenario>();
        var sizes = SIZES.stream().filter(size -> wanted.test(size.text())).toList();
        if (!sizes.isEmpty()) {
            chosen.add(new FanOut(sizes));
        }
        OTHERS.stream().filter(scenario -> wanted.test(scenario.name())).forEach(chosen::add);
        return chosen;
    }
}
