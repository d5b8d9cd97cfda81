package dev.guildwire.load.fanout.scenario;

import dev.guildwire.load.fanout.discord.Discord;
import dev.guildwire.load.fanout.process.Edge;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// How a run is made.
///
/// @param rounds       how often each measurement is repeated
/// @param warmUp       how long each load runs before it is measured
/// @param measured     how long it is measured
/// @param swarmThreads threads of the swarm; one is enough as long as it is not always busy
/// @param servers      who takes turns
/// @param out          where reports, logs and profiles go
/// @param profile      whether to record flight recordings and heap histograms of the servers
/// @param edge         how an edge is started
/// @param discord      how a simulated Discord and an ingest are started
public record Settings(
        int rounds,
        Duration warmUp,
        Duration measured,
        int swarmThreads,
        List<String> servers,
        Path out,
        boolean profile,
        Edge edge,
        Discord.Jars discord) {

    private static final int COMPILE_IN_WARM_UPS = 10;

    public Settings {
        servers = List.copyOf(servers);
    }

    /// Who is measured in a round, in this order: every second round the other way around, so that nobody is always
    /// the first.
    List<String> turns(int round) {
        return round % 2 == 1 ? servers : servers.reversed();
    }

    /// How long a fresh server runs at most before any load is measured.
    Duration compileIn() {
        return warmUp.multipliedBy(COMPILE_IN_WARM_UPS);
    }
}
