package dev.guildwire.edge;

import dev.guildwire.testsupport.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// An edge in a process of its own, so that it can be sent signals and killed.
public final class EdgeProcess implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final int port;
    private final int managementPort;

    private EdgeProcess(Process process, int port, int managementPort) {
        this.process = process;
        this.port = port;
        this.managementPort = managementPort;
    }

    /// Starts an edge and returns once it is ready.
    public static EdgeProcess start(String... settings) {
        var edge = launch(settings);
        edge.awaitReady();
        return edge;
    }

    /// Starts an edge and returns at once, so that several can start together.
    public static EdgeProcess launch(String... settings) {
        var port = FreePorts.next();
        var managementPort = FreePorts.next();
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                EdgeApplication.class.getName()));
        command.addAll(List.of(TestEdge.arguments(port, managementPort, settings)));
        try {
            return new EdgeProcess(
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(
                                    Path.of("target", "edge-" + port + ".log").toFile())
                            .start(),
                    port,
                    managementPort);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void awaitReady() {
        Awaiting.until(() -> readiness() == 200, () -> "the edge does not become ready");
    }

    public URI uri() {
        return URI.create("ws://127.0.0.1:" + port + "/api/ws");
    }

    public URI roadmap() {
        return URI.create("ws://127.0.0.1:" + port + "/api/roadmap/ws");
    }

    public int port() {
        return port;
    }

    /// The status of the readiness probe, or 0 when nobody answers.
    public int readiness() {
        return status("/actuator/health/readiness");
    }

    public int liveness() {
        return status("/actuator/health/liveness");
    }

    private int status(String path) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + path))
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException _) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /// SIGTERM.
    public void terminate() {
        process.destroy();
    }

    /// SIGKILL.
    public void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public int awaitExit() {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new AssertionError("the process does not end");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
