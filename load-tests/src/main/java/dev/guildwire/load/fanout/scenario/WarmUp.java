package dev.guildwire.load.fanout.scenario;

import dev.guildwire.load.fanout.process.Server;
import dev.guildwire.load.fanout.publisher.Load;
import java.time.Duration;

/// Lets a fresh server compile what it runs all the time.
final class WarmUp {

    private static final int CONNECTIONS = 200;
    private static final int PER_SECOND = 1_000;

    private WarmUp() {}

    static void run(Lab lab, Server server) throws Exception {
        var guild = lab.guilds(1);
        try (var swarm = lab.swarm(server, lab.subscribers(CONNECTIONS, guild))) {
            var load = new Load(guild, PER_SECOND, lab.settings().compileIn(), Load.ORDINARY_BYTES);
            var setup = new Trial.Setup(server, swarm, lab.publisher());
            new Trial("warm-up", "", 0).run(setup, load, Duration.ZERO);
        }
    }
}
