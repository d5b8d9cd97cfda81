package dev.guildwire.rooms;

import dev.guildwire.testsupport.BoundProcess;
import dev.guildwire.testsupport.FreePorts;
import dev.guildwire.testsupport.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The service in a process of its own, so that it can be killed as a machine's failure would.
public final class RoomsProcess implements AutoCloseable {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Process process;
    private final URI health;

    private RoomsProcess(Process process, URI health) {
        this.process = process;
        this.health = health;
    }

    /// Returns at once; [#isReady] tells when it serves.
    ///
    /// @param log      gets what it prints
    /// @param settings environment variables that differ from the tests' own
    public static RoomsProcess start(Discord discord, Path log, Map<String, String> settings) {
        var port = FreePorts.next();
        var management = FreePorts.next();
        var environment = new HashMap<>(Map.of(
                "SERVER_PORT",
                Integer.toString(port),
                "MANAGEMENT_SERVER_PORT",
                Integer.toString(management),
                "KAFKA_BOOTSTRAP_SERVERS",
                TestServers.kafka(),
                "REDIS_URL",
                TestServers.redis(),
                "DISCORD_API_URL",
                discord.address() + "/api/v10",
                "SESSION_SECRET",
                RoomsServer.SESSION_SECRET,
                "WS_TOKEN_KEYS",
                RoomsServer.WS_TOKEN_KEYS,
                "INVITE_KEYS",
                RoomsServer.INVITE_KEYS,
                "GUILDWIRE_TOPICS_PARTITIONS",
                "2"));
        environment.putAll(discord.credentials());
        environment.putAll(settings);
        return new RoomsProcess(
                BoundProcess.start(command(), environment, log),
                URI.create("http://127.0.0.1:" + management + "/actuator/health"));
    }

    public boolean isReady() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the process ended before it was ready");
        }
        try {
            return http.send(HttpRequest.newBuilder(health).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }

    /// Ends it at once, as `kill -9` does.
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the process lives on");
        }
    }

    @Override
    public void close() throws InterruptedException {
        kill();
        http.close();
    }

    private static List<String> command() {
        return List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                RoomsApplication.class.getName());
    }
}
