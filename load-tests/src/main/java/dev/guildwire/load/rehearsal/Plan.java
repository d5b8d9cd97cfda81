package dev.guildwire.load.rehearsal;

import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.load.fanout.publisher.Load;
import dev.guildwire.load.option.OptionPairs;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

    private static final Set<String> KNOWN =
            Set.of("--base", "--simulator", "--clients", "--per-second", "--seconds", "--warm-up", "--gap");

    /// @throws IllegalArgumentException when they make no sense
    static Plan parse(List<String> arguments, Map<String, String> environment) {
        var given = OptionPairs.of(arguments, KNOWN::contains);
        return new Plan(
                URI.create(required(given.get("--base"), "--base")),
                URI.create(required(given.get("--simulator"), "--simulator")),
                required(environment.get("WS_TOKEN_KEYS"), "WS_TOKEN_KEYS in the environment"),
                number(given, "--clients", 1000),
                number(given, "--per-second", 100),
                Duration.ofSeconds(number(given, "--seconds", 60)),
                Duration.ofSeconds(number(given, "--warm-up", 20)),
                Boolean.parseBoolean(given.getOrDefault("--gap", "false")));
    }

    InetSocketAddress address() {
        return new InetSocketAddress(base.getHost(), base.getPort());
    }

    Load traffic(GuildId guild, Duration duration) {
        return new Load(List.of(guild), perSecond, duration, Load.ORDINARY_BYTES);
    }

    private static int number(Map<String, String> given, String name, int usual) {
        return Integer.parseInt(given.getOrDefault(name, Integer.toString(usual)));
    }

    private static String required(@Nullable String value, String name) {
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }
}
