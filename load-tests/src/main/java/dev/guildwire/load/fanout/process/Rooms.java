package dev.guildwire.load.fanout.process;

import dev.guildwire.testsupport.FreePorts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Starts rooms as production does, without a Discord that answers.
///
/// @param jar     the application
/// @param options a file of JVM options, used when it is there
/// @param keys    WS_TOKEN_KEYS and INVITE_KEYS
public record Rooms(Path jar, Path options, String keys) {

    private static final int OK = 200;
    private static final String NOWHERE = "http://127.0.0.1:9";

    /// Returns when rooms says that it is ready.
    public Server start(Path folder, Broker broker) throws InterruptedException {
        return start(List.of(), folder, broker);
    }

    /// The same on one processor alone; needs Linux.
    public Server startOn(int processor, Path folder, Broker broker) throws InterruptedException {
        return start(List.of("taskset", "--cpu-list", Integer.toString(processor)), folder, broker);
    }

    private Server start(List<String> prefix, Path folder, Broker broker) throws InterruptedException {
        int port = FreePorts.next();
        int management = FreePorts.next();
        var environment = Map.ofEntries(
                Map.entry("SERVER_PORT", Integer.toString(port)),
                Map.entry("MANAGEMENT_SERVER_PORT", Integer.toString(management)),
                Map.entry("KAFKA_BOOTSTRAP_SERVERS", broker.kafka()),
                Map.entry("REDIS_URL", broker.redis()),
                Map.entry("BASE_URL", Edge.ORIGIN),
                Map.entry("DISCORD_API_URL", NOWHERE),
                Map.entry("DISCORD_BOT_TOKEN", "none"),
                Map.entry("DISCORD_CLIENT_ID", "1"),
                Map.entry("DISCORD_CLIENT_SECRET", "none"),
                Map.entry("SESSION_SECRET", "of-a-benchmark-that-nobody-logs-in-to"),
                Map.entry("WS_TOKEN_KEYS", keys),
                Map.entry("INVITE_KEYS", keys));
        var process =
                ChildProcess.service(folder.resolve("rooms.log"), prefix, ChildProcess.jar(jar, options), environment);
        var health = new Http("http://127.0.0.1:" + management);
        process.await(() -> health.status("/actuator/health/readiness") == OK);
        return new Server(process, port);
    }
}
