package dev.guildwire.rooms.room;

import dev.guildwire.rooms.RoomsServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// An instance in a process of its own, so that it can be killed as a machine's failure would.
final class RoomsProcess implements AutoCloseable {

    private static final String READY = "ready at ";

    private final Process process;
    private final URI address;

    private RoomsProcess(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /// Runs the instance: Discord's address, then pairs of settings.
    static void main(String[] arguments) throws InterruptedException {
        var settings = new HashMap<String, String>();
        for (int i = 1; i < arguments.length; i += 2) {
            settings.put(arguments[i], arguments[i + 1]);
        }
        try (var server = RoomsServer.start(URI.create(arguments[0]), Clock.systemUTC(), settings)) {
            IO.println(READY + server.address());
            Thread.currentThread().join();
        }
    }

    /// Returns once it works.
    static RoomsProcess start(URI discord, Map<String, String> settings) {
        try {
            var process = new ProcessBuilder(command(discord, settings))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return new RoomsProcess(process, awaitReady(process.inputReader(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI address() {
        return address;
    }

    /// Ends it at once, as `kill -9` does.
    void kill() {
        try {
            process.destroyForcibly();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the process lives on");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }

    private static List<String> command(URI discord, Map<String, String> settings) {
        var command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                RoomsProcess.class.getName(),
                discord.toString()));
        settings.forEach((name, value) -> command.addAll(List.of(name, value)));
        return command;
    }

    /// The service's log comes before, on the same stream.
    private static URI awaitReady(BufferedReader output) throws IOException {
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(READY)) {
                Thread.ofVirtual().start(() -> output.lines().forEach(_ -> {}));
                return URI.create(line.substring(READY.length()));
            }
        }
        throw new IllegalStateException("the process ended before it was ready");
    }
}
