package dev.guildwire.load.rehearsal;

import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.load.fanout.publisher.Load;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One rehearsal.
///
/// @param base      what browsers go to
/// @param simulator where the traffic comes from
/// @param keys      the installation's WS_TOKEN_KEYS: clients make their tokens themselves
/// @param clients   all watch one guild
/// @param perSecond joins and leaves together
/// @param length    of the traffic that counts
/// @param warmUp    of the traffic before it
/// @param gap       whether a gap is to be expected that all clients have in common
record Plan(
        URI base,
        URI simulator,
        String keys,
        int clients,
        int perSecond,
        Duration length,
        Duration warmUp,
        boolean gap) {

    static final String USAGE = """
            needs WS_TOKEN_KEYS in the environment, and takes
              --base URL        what browsers go to
              --simulator URL   where the traffic comes from
              --clients N       (1000)
              --per-second N    joins and leaves together (100)
              --seconds N       of traffic that counts (60)
              --warm-up N       seconds of traffic before it (20)
              --gap BOOL        whether a gap is expected that all clients have in common (false)""";

    /// @throws IllegalArgumentException when they make no sense
    static Plan parse(List<String> arguments, Map<String, String> environment) {
        var given = new Given(arguments);
        var plan = new Plan(
                URI.create(given.required("base")),
                URI.create(given.required("simulator")),
                Optional.ofNullable(environment.get("WS_TOKEN_KEYS"))
                        .orElseThrow(() -> new IllegalArgumentException("WS_TOKEN_KEYS is not set")),
                given.number("clients", 1000),
                given.number("per-second", 100),
                Duration.ofSeconds(given.number("seconds", 60)),
                Duration.ofSeconds(given.number("warm-up", 20)),
                Boolean.parseBoolean(given.take("gap").orElse("false")));
        given.requireNothingLeft();
        return plan;
    }

    InetSocketAddress address() {
        return new InetSocketAddress(base.getHost(), base.getPort());
    }

    Load traffic(GuildId guild, Duration duration) {
        return new Load(List.of(guild), perSecond, duration, Load.ORDINARY_BYTES);
    }

    private static final class Given {

        private final Map<String, String> values = new HashMap<>();

        Given(List<String> arguments) {
            for (int i = 0; i < arguments.size(); i += 2) {
                if (!arguments.get(i).startsWith("--") || i + 1 == arguments.size()) {
                    throw new IllegalArgumentException("what is " + arguments.get(i) + "?");
                }
                values.put(arguments.get(i).substring(2), arguments.get(i + 1));
            }
        }

        Optional<String> take(String name) {
            return Optional.ofNullable(values.remove(name));
        }

        String required(String name) {
            return take(name).orElseThrow(() -> new IllegalArgumentException("--" + name + " is missing"));
        }

        int number(String name, int usual) {
            return take(name).map(Integer::parseInt).orElse(usual);
        }

        void requireNothingLeft() {
            if (!values.isEmpty()) {
                throw new IllegalArgumentException(
                        "there is no option --" + values.keySet().iterator().next());
            }
        }
    }
}
