package dev.guildwire.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import redis.embedded.RedisServer;

/// A real redis-server, the binary from a jar, as a child of this JVM on loopback. Its append-only file is on: what
/// it holds stays in its folder and is there again at the next start.
public final class EmbeddedRedis implements AutoCloseable {

    private final RedisServer server;
    private final String url;

    private EmbeddedRedis(RedisServer server, String url) {
        this.server = server;
        this.url = url;
    }

    /// Starts a server and returns once it serves.
    public static EmbeddedRedis start(Path folder, int port) {
        try {
            Files.createDirectories(folder);
            var server = RedisServer.builder()
                    .port(port)
                    .bind("127.0.0.1")
                    .setting("dir " + folder)
                    .setting("appendonly yes")
                    .setting("save \"\"")
                    .build();
            server.start();
            return new EmbeddedRedis(server, "redis://127.0.0.1:" + port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return url;
    }

    @Override
    public void close() {
        server.stop();
    }
}
