package dev.guildwire.rooms;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.guildwire.testsupport.BoundProcess;
import dev.guildwire.testsupport.EmbeddedRedis;
import dev.guildwire.testsupport.FreePorts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/// A redis-server of a test's own that is part of something greater, and can be killed.
public final class RedisNode implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String OFFSET = "master_repl_offset:";

    private final Process process;
    private final int port;

    private RedisNode(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /// @param options what differs from a server alone, such as `--replicaof`
    public static RedisNode start(Path parent, String... options) throws IOException {
        var port = FreePorts.next();
        var folder = Files.createDirectory(parent.resolve("redis-" + port));
        var command = new ArrayList<>(EmbeddedRedis.command(folder, port));
        // A master waits for 5 s by default whether more replicas come that need the same copy.
        command.addAll(List.of("--repl-diskless-sync-delay", "0"));
        command.addAll(List.of(options));
        return start(command, folder, port);
    }

    /// @param configuration without the port
    public static RedisNode startSentinel(Path parent, String configuration) throws IOException {
        var port = FreePorts.next();
        var folder = Files.createDirectory(parent.resolve("sentinel-" + port));
        var binary = EmbeddedRedis.command(folder, port).getFirst();
        var file = Files.writeString(folder.resolve("sentinel.conf"), "port " + port + "\n" + configuration);
        return start(List.of(binary, file.toString(), "--sentinel"), folder, port);
    }

    private static RedisNode start(List<String> command, Path folder, int port) {
        var process = BoundProcess.start(command, Map.of(), folder.resolve("redis.log"));
        Awaitility.await().until(() -> EmbeddedRedis.answers(port));
        return new RedisNode(process, port);
    }

    public int port() {
        return port;
    }

    /// @return the answer's lines
    public String ask(String command) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port);
                var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII))) {
            socket.getOutputStream().write((command + "\r\n").getBytes(US_ASCII));
            socket.shutdownOutput();
            return String.join("\n", answer.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits until this replica has all that its master has written until now.
    public void awaitCopyOf(RedisNode master) {
        var written = master.offset();
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> ask("INFO replication").contains("master_link_status:up") && offset() >= written);
    }

    /// Waits until this replica is a master. Its connections are ended as it becomes one.
    public void awaitPromotion() {
        Awaitility.await()
                .atMost(PATIENCE)
                .ignoreException(UncheckedIOException.class)
                .until(() -> ask("ROLE").contains("master"));
    }

    /// How far it is in the stream of what a master writes and its replicas read.
    private long offset() {
        return ask("INFO replication")
                .lines()
                .filter(line -> line.startsWith(OFFSET))
                .mapToLong(line -> Long.parseLong(line.substring(OFFSET.length())))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        BoundProcess.stop(process, Duration.ZERO);
    }
}
