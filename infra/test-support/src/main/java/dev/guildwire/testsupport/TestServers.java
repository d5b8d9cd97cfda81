package dev.guildwire.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Hands all tests of a JVM one Kafka and one Redis, started at first use and ended with the JVM. Tests keep apart by
/// ids and topics of their own, not by servers of their own.
public final class TestServers {

    private TestServers() {}

    public static String kafka() {
        return Kafka.SERVER.bootstrapServers();
    }

    public static String redis() {
        return Redis.SERVER.url();
    }

    private static final class Kafka {
        static final EmbeddedKafka SERVER = atExit(EmbeddedKafka.start(folder("kafka"), FreePorts.next()));
    }

    private static final class Redis {
        static final EmbeddedRedis SERVER = atExit(EmbeddedRedis.start(folder("redis"), FreePorts.next()));
    }

    private static <T extends AutoCloseable> T atExit(T server) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
        return server;
    }

    private static void close(AutoCloseable server) {
        try {
            server.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path folder(String name) {
        try {
            return Files.createTempDirectory("guildwire-" + name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
