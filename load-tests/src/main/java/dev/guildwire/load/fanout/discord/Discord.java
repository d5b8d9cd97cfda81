package dev.guildwire.load.fanout.discord;

import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.load.fanout.process.Broker;
import dev.guildwire.load.fanout.process.ChildProcess;
import dev.guildwire.load.fanout.process.Http;
import dev.guildwire.testsupport.FreePorts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import tools.jackson.databind.json.JsonMapper;

/// A simulated Discord with an ingest connected to it.
public final class Discord implements AutoCloseable {

    private static final String BOT_TOKEN = "MTE0Njc1MDE1NDA3MDU1Njc0OQ.load-test.bot-token";

    private final ChildProcess simulator;
    private final ChildProcess ingest;
    private final Http control;

    private Discord(ChildProcess simulator, ChildProcess ingest, Http control) {
        this.simulator = simulator;
        this.ingest = ingest;
        this.control = control;
    }

    /// The applications' jars.
    ///
    /// @param ingestOptions a file of JVM options, used when it is there
    public record Jars(Path simulator, Path ingest, Path ingestOptions) {}

    /// Returns when the gateway session is ready.
    public static Discord start(Jars jars, Path out, Broker broker) throws InterruptedException {
        int port = FreePorts.next();
        var control = new Http("http://127.0.0.1:" + port);
        var simulator = ChildProcess.service(
                out.resolve("simulator.log"),
                List.of("-Xmx256m", "-XX:+UseSerialGC", "-jar", jars.simulator().toString()),
                Map.of("SIMULATOR_PORT", Integer.toString(port), "DISCORD_BOT_TOKEN", BOT_TOKEN));
        simulator.await(() -> control.status("/control/guilds") == 200);
        return new Discord(simulator, startIngest(jars, out, broker, control), control);
    }

    private static ChildProcess startIngest(Jars jars, Path out, Broker broker, Http simulator)
            throws InterruptedException {
        int management = FreePorts.next();
        var ingest = ChildProcess.service(
                out.resolve("ingest.log"),
                ChildProcess.jar(jars.ingest(), jars.ingestOptions()),
                Map.of(
                        "SERVER_PORT",
                        Integer.toString(FreePorts.next()),
                        "MANAGEMENT_SERVER_PORT",
                        Integer.toString(management),
                        "KAFKA_BOOTSTRAP_SERVERS",
                        broker.kafka(),
                        "DISCORD_API_URL",
                        simulator.base() + "/api/v10",
                        "DISCORD_BOT_TOKEN",
                        BOT_TOKEN,
                        "LINK_TOKEN",
                        "not-used-in-a-load-test-0123456789"));
        var health = new Http("http://127.0.0.1:" + management);
        ingest.await(() -> health.status("/actuator/health") == 200
                && health.get("/actuator/health").contains("\"shard-0\":\"ready\""));
        return ingest;
    }

    /// Of the simulator and of ingest.
    public LongStream pids() {
        return LongStream.of(simulator.pid(), ingest.pid());
    }

    /// The simulator's first guild.
    public GuildId guild() {
        var guilds = JsonMapper.shared().readTree(control.get("/control/guilds"));
        return GuildId.of(guilds.get(0).get("id").asString());
    }

    /// Its synthetic people, to be sent in and out of voice channels.
    public Traffic traffic() {
        return new Traffic(control);
    }

    @Override
    public void close() throws InterruptedException {
        try (simulator) {
            ingest.close();
        }
    }
}
