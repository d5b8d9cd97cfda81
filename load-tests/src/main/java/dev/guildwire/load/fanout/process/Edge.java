package dev.guildwire.load.fanout.process;

import dev.guildwire.testsupport.FreePorts;
import java.nio.file.Path;
import java.util.Map;

/// Starts edges as production does: the application's jar with the options shipped beside it.
///
/// @param jar     the application
/// @param options a file of JVM options, used when it is there
/// @param keys    WS_TOKEN_KEYS
public record Edge(Path jar, Path options, String keys) {

    /// What browsers send as `Origin` here, and the only one that the edge admits.
    public static final String ORIGIN = "http://localhost:8080";

    private static final int OK = 200;

    /// The same with other options.
    public Edge with(Path otherOptions) {
        return new Edge(jar, otherOptions, keys);
    }

    /// Returns when the edge says that it is ready.
    public Server start(Path folder, Broker broker) throws InterruptedException {
        int port = FreePorts.next();
        int management = FreePorts.next();
        var environment = Map.of(
                "SERVER_PORT", Integer.toString(port),
                "MANAGEMENT_SERVER_PORT", Integer.toString(management),
                "KAFKA_BOOTSTRAP_SERVERS", broker.kafka(),
                "REDIS_URL", broker.redis(),
                "BASE_URL", ORIGIN,
                "ALLOWED_ORIGINS", ORIGIN,
                "WS_TOKEN_KEYS", keys);
        var process = ChildProcess.service(folder.resolve("edge.log"), ChildProcess.jar(jar, options), environment);
        var health = new Http("http://127.0.0.1:" + management);
        process.await(() -> health.status("/actuator/health/readiness") == OK);
        return new Server(process, port);
    }
}
