package dev.guildwire.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import redis.embedded.RedisExecProvider;

/// A real redis-server, the binary from a jar or the one that `GUILDWIRE_REDIS_SERVER` names, as a process that ends
/// with this JVM, on loopback. Its append-only file is on: what it holds stays in its folder and is there again at the
/// next start.
public final class EmbeddedRedis implements AutoCloseable {

    private static final String OF_THE_MACHINE = "GUILDWIRE_REDIS_SERVER";
    private static final Duration START_TIMEOUT = Duration.ofSeconds(20);
    private static final Duration STOP_GRACE = Duration.ofSeconds(5);
    private static final int POLL_MS = 10;
    private static final int PROBE_TIMEOUT_MS = 1000;
    private static final byte[] PING = "PING\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PONG = "+PONG\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Process process;
    private final String url;

    private EmbeddedRedis(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /// Starts a server and returns once it serves. After [#close] the same folder and port start it again with what
    /// it held.
    public static EmbeddedRedis start(Path folder, int port) {
        var command = command(folder, port);
        var log = folder.resolve("redis.log");
        var process = BoundProcess.start(command, Map.of(), log);
        try {
            awaitAnswer(process, port, log);
            return new EmbeddedRedis(process, "redis://127.0.0.1:" + port);
        } catch (InterruptedException e) {
            BoundProcess.stop(process, Duration.ZERO);
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void awaitAnswer(Process process, int port, Path log) throws InterruptedException {
        var deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        while (!answers(port)) {
            if (process.waitFor(POLL_MS, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                BoundProcess.stop(process, Duration.ZERO);
                throw new IllegalStateException("Redis did not start on port " + port + "; see " + log);
            }
        }
    }

    /// The command that runs such a server, for whoever looks after its process themselves.
    ///
    /// @param folder where its binary and its data are; made when it is not there
    public static List<String> command(Path folder, int port) {
        return List.of(
                binary(folder).toString(),
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--dir",
                folder.toString(),
                "--appendonly",
                "yes",
                "--save",
                "");
    }

    /// True when a Redis on this loopback port has read its data and serves.
    public static boolean answers(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PROBE_TIMEOUT_MS);
            socket.getOutputStream().write(PING);
            return Arrays.equals(socket.getInputStream().readNBytes(PONG.length), PONG);
        } catch (IOException _) {
            return false;
        }
    }

    public String url() {
        return url;
    }

    @Override
    public void close() {
        BoundProcess.stop(process, STOP_GRACE);
    }

    private static Path binary(Path folder) {
        var other = System.getenv(OF_THE_MACHINE);
        try {
            Files.createDirectories(folder);
            return other == null || other.isBlank() ? unpacked(folder) : Path.of(other);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path unpacked(Path folder) throws IOException {
        var binary = folder.resolve("redis-server");
        if (!Files.exists(binary)) {
            Files.move(RedisExecProvider.defaultProvider().get().toPath(), binary);
        }
        return binary;
    }
}
