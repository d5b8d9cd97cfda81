package dev.guildwire.ingest.gateway;

import static org.awaitility.Awaitility.await;

import dev.guildwire.ingest.IngestApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// One instance of the service as a process of its own.
final class IngestProcess implements AutoCloseable {

    private final Process process;
    private final Path log;

    private IngestProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static IngestProcess start(DiscordSide discord, String kafka, Path spool, String... more) {
        var log = spool.resolveSibling(spool.getFileName() + ".log");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                IngestApplication.class.getName()));
        command.addAll(List.of(Ingest.arguments(discord, kafka, spool, Duration.ofSeconds(3), more)));
        try {
            return new IngestProcess(
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start(),
                    log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    IngestProcess awaitReady() {
        await().atMost(Ingest.PATIENCE).until(() -> Files.readString(log).contains("initialized successfully"));
        return this;
    }

    /// As the kernel kills one that takes too much memory.
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
