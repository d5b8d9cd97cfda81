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
import dev.guildwire.load.option.OptionPairs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The command line.
record Options(Settings settings, List<Scenario> scenarios) {

    static final String USAGE = """
            load-tests/fanout [option value]...
              --only NAMES      of 100x100/s 1000x100/s 1000x1000/s rest-memory idle-memory reconnect slow-readers
                                guilds unwatched full-path, with commas between (all); any other number of
                                connections and events a second is a name too
              --rounds N        repetitions of each measurement (3)
              --seconds N       length of each measurement (8)
              --warm-up N       seconds of each load before it is measured (3)
              --threads N       of the swarm (1)
              --servers NAMES   baseline, edge: who takes turns (baseline,edge); a file of JVM options is an edge with them
              --edge-jar FILE   the edge (the one in edge/target)
              --edge-options FILE  of its JVM, if there is such a file (edge/jvm.options)
              --ingest-options FILE  of ingest's, likewise (ingest/jvm.options)
              --profile BOOL    write flight recordings and heap histograms (false)
              --out FOLDER      for reports, logs and profiles (load-tests/target/fanout)""";

    private static final List<Size> SIZES = List.of(new Size(100, 100), new Size(1000, 100), new Size(1000, 1000));

    private static final Pattern SIZE = Pattern.compile("([1-9]\\d*)x([1-9]\\d*)/s");

    private static final List<Scenario> OTHERS = List.of(
            new RestMemory(),
            new IdleMemory(),
            new Reconnect(10_000, Duration.ofSeconds(24)),
            new SlowReaders(),
            new Guilds(),
            new Unwatched(),
            new FullPath());

    static Options parse(List<String> arguments) {
        var given = OptionPairs.of(arguments, name -> USAGE.contains(name + " "));
        var only = given.getOrDefault("--only", "");
        var settings = new Settings(
                number(given, "--rounds", 3),
                Duration.ofSeconds(number(given, "--warm-up", 3)),
                Duration.ofSeconds(number(given, "--seconds", 8)),
                number(given, "--threads", 1),
                servers(given.getOrDefault("--servers", Report.BASELINE + "," + Report.EDGE)),
                Path.of(given.getOrDefault("--out", "load-tests/target/fanout")).toAbsolutePath(),
                Boolean.parseBoolean(given.getOrDefault("--profile", "false")),
                edge(given),
                discord(given));
        return new Options(settings, scenarios(only.isEmpty() ? List.of() : Arrays.asList(only.split(",", -1))));
    }

    private static List<String> servers(String names) {
        var servers = List.of(names.split(",", -1));
        for (var server : servers) {
            if (!List.of(Report.BASELINE, Report.EDGE).contains(server) && !Files.exists(Path.of(server))) {
                throw new IllegalArgumentException("no server and no file of JVM options: " + server);
            }
        }
        return servers;
    }

    private static Edge edge(Map<String, String> given) {
        return new Edge(
                Path.of(given.getOrDefault(
                        "--edge-jar", Build.app(Path.of("edge")).toString())),
                Path.of(given.getOrDefault("--edge-options", "edge/jvm.options")),
                Tokens.newKeys());
    }

    private static Discord.Jars discord(Map<String, String> given) {
        return new Discord.Jars(
                Build.app(Path.of("infra/discord-simulator")),
                Build.app(Path.of("ingest")),
                Path.of(given.getOrDefault("--ingest-options", "ingest/jvm.options")));
    }

    private static int number(Map<String, String> given, String name, int otherwise) {
        return Integer.parseInt(given.getOrDefault(name, Integer.toString(otherwise)));
    }

    private static List<Scenario> scenarios(List<String> only) {
        var known = OTHERS.stream().map(Scenario::name).toList();
        for (var name : only) {
            if (!known.contains(name) && !SIZE.matcher(name).matches()) {
                throw new IllegalArgumentException("no scenario of that name: " + name);
            }
        }
        var chosen = new ArrayList<Scenario>();
        var sizes = only.isEmpty() ? SIZES : sizes(only);
        if (!sizes.isEmpty()) {
            chosen.add(new FanOut(sizes));
        }
        OTHERS.stream()
                .filter(scenario -> only.isEmpty() || only.contains(scenario.name()))
                .forEach(chosen::add);
        return chosen;
    }

    private static List<Size> sizes(List<String> names) {
        return names.stream()
                .map(SIZE::matcher)
                .filter(Matcher::matches)
                .map(size -> new Size(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2))))
                .toList();
    }
}
