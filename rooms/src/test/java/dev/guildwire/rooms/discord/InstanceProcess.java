package dev.guildwire.rooms.discord;

import dev.guildwire.testsupport.TestServers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// An instance in a process of its own, so that it can be killed as a machine's failure would.
final class InstanceProcess implements AutoCloseable {

    private static final String READY = "ready";

    private final Process process;

    private InstanceProcess(Process process) {
        this.process = process;
    }

    /// Runs the instance: namespace, Discord's address, then pairs of settings.
    static void main(String[] arguments) throws InterruptedException {
        var settings = new HashMap<String, String>();
        for (int i = 2; i < arguments.length; i += 2) {
            settings.put(arguments[i], arguments[i + 1]);
        }
        try (var _ = Instance.start(arguments[0], arguments[1], settings)) {
            IO.println(READY);
            Thread.currentThread().join();
        }
    }

    /// Returns at once, so that several can start together.
    static InstanceProcess launch(String namespace, String apiUrl, Map<String, String> settings) {
        try {
            return new InstanceProcess(new ProcessBuilder(command(namespace, apiUrl, settings))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Returns once it works.
    InstanceProcess awaitReady() {
        try {
            readUntilReady(process.inputReader(StandardCharsets.UTF_8));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Ends it at once, as `kill -9` does.
    void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the process lives on");
        }
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    private static List<String> command(String namespace, String apiUrl, Map<String, String> settings) {
        var command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                InstanceProcess.class.getName(),
                namespace,
                apiUrl,
                "redis-url",
                TestServers.redis()));
        settings.forEach((name, value) -> command.addAll(List.of(name, value)));
        return command;
    }

    private static void readUntilReady(BufferedReader output) throws IOException {
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.equals(READY)) {
                return;
            }
        }
        throw new IllegalStateException("the process ended before it was ready");
    }
}
