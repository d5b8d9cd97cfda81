package dev.guildwire.local.option;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Reads [Options] from arguments and environment.
public final class CommandLine {

    private static final int MAX_PORT = 64_535;
    private static final int MAX_COUNT = 50;

    private final Map<Option, Integer> numbers = new EnumMap<>(Option.class);
    private Path folder;
    private String bind;
    private boolean fresh;

    private CommandLine(Map<String, String> environment, Path directory) {
        for (var option : Option.values()) {
            var value = environment.get(option.environmentVariable());
            if (value != null) {
                numbers.put(option, number(option, option.environmentVariable(), value));
            }
        }
        folder = directory.resolve(environment.getOrDefault("GUILDWIRE_DATA", Options.DEFAULT_FOLDER));
        bind = environment.getOrDefault("GUILDWIRE_BIND", Options.DEFAULT_BIND);
    }

    /// @param directory what a relative folder is relative to
    /// @throws UsageException with one line that says what is wrong
    public static Options parse(List<String> arguments, Map<String, String> environment, Path directory) {
        var line = new CommandLine(environment, directory);
        var rest = arguments.iterator();
        while (rest.hasNext()) {
            line.take(rest.next(), rest, directory);
        }
        return new Options(line.numbers, line.folder, line.fresh, line.bind);
    }

    /// The text of `--help`.
    public static String help() {
        var numbers = Arrays.stream(Option.values())
                .map(option -> "  %-22s %s [%d] %s%n"
                        .formatted(
                                "--" + option.wire() + " N",
                                option.help(),
                                option.standard(),
                                option.environmentVariable()))
                .collect(Collectors.joining());
        return """
                Usage: ./run [options]

                Builds what is stale and brings up Guildwire on this machine. Ctrl-C ends it.

                Options, each with [its default] and the environment variable that does the same:
                %s  --data FOLDER          of data, secrets and logs [.local] GUILDWIRE_DATA
                  --bind ADDRESS         the load balancer listens on [127.0.0.1] GUILDWIRE_BIND
                  --fresh                begin anew: delete that folder first
                  --help                 this text

                A service's management port is its port and 1000, as in 9101 for 8101.

                With DISCORD_BOT_TOKEN, DISCORD_CLIENT_ID and DISCORD_CLIENT_SECRET set it runs against Discord instead of
                the simulator; DISCORD_GUILD_ID serves one guild only, BASE_URL is what browsers call this machine.
                With KAFKA_BOOTSTRAP_SERVERS or REDIS_URL set it uses those.
                """.formatted(numbers);
    }

    private void take(String argument, Iterator<String> rest, Path directory) {
        switch (argument) {
            case "--fresh" -> fresh = true;
            case "--data" -> folder = directory.resolve(value(argument, rest));
            case "--bind" -> bind = value(argument, rest);
            default -> {
                var option = find(argument)
                        .orElseThrow(() ->
                                new UsageException("There is no option " + argument + "; ./run --help lists them."));
                numbers.put(option, number(option, argument, value(argument, rest)));
            }
        }
    }

    private static Optional<Option> find(String argument) {
        return Arrays.stream(Option.values())
                .filter(option -> argument.equals("--" + option.wire()))
                .findFirst();
    }

    private static String value(String argument, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new UsageException(argument + " needs a value; ./run --help says which.");
        }
        return rest.next();
    }

    private static int number(Option option, String source, String text) {
        var limit = option == Option.EDGES || option == Option.ROOMS ? MAX_COUNT : MAX_PORT;
        try {
            var number = Integer.parseInt(text);
            if (number >= 1 && number <= limit) {
                return number;
            }
        } catch (NumberFormatException _) {
            // falls through to the one complaint there is
        }
        throw new UsageException(source + " is '" + text + "': it needs a number from 1 to " + limit + ".");
    }
}
