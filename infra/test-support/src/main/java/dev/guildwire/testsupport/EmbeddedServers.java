package dev.guildwire.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Servers from jars, each in a temporary folder that goes with the JVM.
final class EmbeddedServers implements ServerSource {

    @Override
    public String startKafka() {
        var folder = folder("kafka");
        var server = EmbeddedKafka.start(folder, FreePorts.next());
        endWithJvm(server, folder);
        return server.bootstrapServers();
    }

    @Override
    public String startRedis() {
        var folder = folder("redis");
        var server = EmbeddedRedis.start(folder, FreePorts.next());
        endWithJvm(server, folder);
        return server.url();
    }

    private static Path folder(String name) {
        try {
            return Files.createTempDirectory("guildwire-" + name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void endWithJvm(AutoCloseable server, Path folder) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                server.close();
                FileTree.delete(folder);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }));
    }
}
