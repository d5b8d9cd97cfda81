package dev.guildwire.load.link;

import dev.guildwire.load.fanout.process.Broker;
import dev.guildwire.load.fanout.process.Build;
import dev.guildwire.load.fanout.process.ChildProcess;
import dev.guildwire.load.fanout.process.Compilers;
import dev.guildwire.load.fanout.process.Http;
import dev.guildwire.testsupport.FreePorts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The services that a run needs, as processes that end with it.
final class Services implements AutoCloseable {

    static final String BOT_TOKEN = "MTE0Njc1MDE1NDA3MDU1Njc0OQ.load-test.bot-token";
    static final String LINK_TOKEN = "not-a-secret-in-a-load-test-0123456789";

    /// 32 bytes in base64url.
    private static final String KEYS = "load:bG9hZC1sb2FkLWxvYWQtbG9hZC1sb2FkLWxvYWQtbG9hZC1sb2Fk";

    private static final int OK = 200;

    private final Path out;
    private final Broker broker;
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final List<Long> processes = new ArrayList<>();

    private Services(Path out, Broker broker) {
        this.out = out;
        this.broker = broker;
        running.push(broker);
        processes.add(broker.pid());
        processes.add(ProcessHandle.current().pid());
    }

    /// Starts Kafka and Redis.
    static Services start(Path out) throws Exception {
        Files.createDirectories(out);
        return new Services(out, Broker.start(out));
    }

    Broker broker() {
        return broker;
    }

    /// Of all that runs by now, and of this process.
    Compilers compilers() {
        return Compilers.of(processes.stream().mapToLong(Long::longValue));
    }

    /// @return its address
    Http simulator(boolean limits) throws InterruptedException {
        int port = FreePorts.next();
        var address = new Http("http://127.0.0.1:" + port);
        var process = ChildProcess.service(
                out.resolve("simulator.log"),
                List.of(
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-jar",
                        Build.app(Path.of("infra/discord-simulator")).toString()),
                Map.of(
                        "SIMULATOR_PORT", Integer.toString(port),
                        "SIMULATOR_RATE_LIMITS", Boolean.toString(limits),
                        "DISCORD_BOT_TOKEN", BOT_TOKEN));
        push(process);
        process.await(() -> address.status("/control/guilds") == OK);
        return address;
    }

    /// @param more environment variables that differ from the usual
    /// @return the address of its management port
    Http rooms(String name, Http simulator, Map<String, String> more) throws InterruptedException {
        int management = FreePorts.next();
        var environment = new HashMap<>(Map.of(
                "SERVER_PORT",
                Integer.toString(FreePorts.next()),
                "MANAGEMENT_SERVER_PORT",
                Integer.toString(management),
                "KAFKA_BOOTSTRAP_SERVERS",
                broker.kafka(),
                "REDIS_URL",
                broker.redis(),
                "DISCORD_API_URL",
                simulator.base() + "/api/v10",
                "DISCORD_BOT_TOKEN",
                BOT_TOKEN,
                "DISCORD_CLIENT_ID",
                "1146750154070556749",
                "DISCORD_CLIENT_SECRET",
                "load-test",
                "SESSION_SECRET",
                "not-a-secret-in-a-load-test-0123456789",
                "WS_TOKEN_KEYS",
                KEYS));
        environment.put("INVITE_KEYS", KEYS);
        environment.putAll(more);
        return service(name, "rooms", management, environment);
    }

    /// @param port of the link
    Http ingest(Http simulator, int port) throws InterruptedException {
        int management = FreePorts.next();
        return service(
                "ingest",
                "ingest",
                management,
                Map.of(
                        "SERVER_PORT",
                        Integer.toString(port),
                        "MANAGEMENT_SERVER_PORT",
                        Integer.toString(management),
                        "KAFKA_BOOTSTRAP_SERVERS",
                        broker.kafka(),
                        "DISCORD_API_URL",
                        simulator.base() + "/api/v10",
                        "DISCORD_BOT_TOKEN",
                        BOT_TOKEN,
                        "LINK_TOKEN",
                        LINK_TOKEN));
    }

    private Http service(String name, String module, int management, Map<String, String> environment)
            throws InterruptedException {
        var folder = Path.of(module);
        var process = ChildProcess.service(
                out.resolve(name + ".log"),
                ChildProcess.jar(Build.app(folder), folder.resolve("jvm.options")),
                environment);
        push(process);
        var health = new Http("http://127.0.0.1:" + management);
        process.await(() -> health.status("/actuator/health") == OK);
        return health;
    }

    private void push(ChildProcess process) {
        running.push(process);
        processes.add(process.pid());
    }

    @Override
    public void close() throws Exception {
        while (!running.isEmpty()) {
            running.pop().close();
        }
    }
}
