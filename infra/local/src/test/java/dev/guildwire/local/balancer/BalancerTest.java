package dev.guildwire.local.balancer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildwire.testsupport.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BalancerTest {

    private static final String HANDSHAKE = """
            GET /api/ws HTTP/1.1\r
            Host: localhost\r
            Upgrade: websocket\r
            Connection: Upgrade\r
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
            Sec-WebSocket-Version: 13\r
            \r
            """;

    /// The text frame `flood`, masked with zeros.
    private static final byte[] FLOOD = {(byte) 0x81, (byte) 0x85, 0, 0, 0, 0, 'f', 'l', 'o', 'o', 'd'};

    /// What the sockets of the kernel on the way can hold, generously.
    private static final long KERNEL_BUFFERS = 24 * 1024 * 1024;

    private final int port = FreePorts.next();
    private final URI sockets = URI.create("ws://localhost:" + port + "/api/ws");
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<TestBackend> backends = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private Balancer balancer;

    @BeforeEach
    void start() {
        balancer = Balancer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    @AfterEach
    void stop() {
        balancer.close();
        backends.forEach(TestBackend::close);
        client.close();
    }

    @Test
    void socketsWhenTwoEdgesAreReadyGoToThemInTurn() {
        edge("one");
        edge("two");

        var names = IntStream.range(0, 4).mapToObj(_ -> nameOfEdge()).toList();

        assertThat(names).containsExactlyInAnyOrder("one", "two", "one", "two");
    }

    @Test
    void socketsWhenManyAreOpenAtOnceAllWork() {
        edge("one");
        edge("two");

        var open = IntStream.range(0, 500)
                .mapToObj(_ -> new TestSocket(client, sockets))
                .toList();

        assertThat(open).allSatisfy(socket -> assertThat(socket.ask("hello")).isEqualTo("hello"));
        open.forEach(TestSocket::close);
    }

    @Test
    void socketsWhenAnEdgeIsMarkedNotReadyStayAndNewOnesGoElsewhere() {
        var one = edge("one");
        try (var socket = new TestSocket(client, sockets)) {
            edge("two");

            balancer.edges().mark(one.address(), false);

            assertThat(socket.ask("name")).isEqualTo("one");
            assertThat(List.of(nameOfEdge(), nameOfEdge())).containsOnly("two");
        }
    }

    @Test
    void socketsWhenAnEdgeIsDeadButStillMarkedGoToTheOther() {
        var dead = edge("dead");
        edge("alive");
        dead.close();

        var names = IntStream.range(0, 4).mapToObj(_ -> nameOfEdge()).toList();

        assertThat(names).containsOnly("alive");
    }

    @Test
    void closeWhenTheEdgeClosesKeepsCodeAndReason() {
        edge("one");
        try (var socket = new TestSocket(client, sockets)) {
            socket.tell("close");

            assertThat(socket.closed)
                    .succeedsWithin(TestSocket.TIMEOUT)
                    .isEqualTo(new TestSocket.Close(4001, "Authentication timeout"));
        }
    }

    @Test
    void closeWhenTheBrowserClosesKeepsCodeAndReason() throws InterruptedException {
        var edge = edge("one");
        try (var socket = new TestSocket(client, sockets)) {
            socket.close(4999, "seen enough");

            var seen = edge.closed.poll(20, TimeUnit.SECONDS);

            assertThat(seen).isNotNull();
            assertThat(seen.getCode()).isEqualTo(4999);
            assertThat(seen.getReason()).isEqualTo("seen enough");
        }
    }

    @Test
    void socketWhenItsBrowserDoesNotReadHoldsBackItsEdge() throws IOException {
        var edge = edge("one");
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(HANDSHAKE.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(FLOOD);

            await().during(Duration.ofSeconds(1))
                    .atMost(TestSocket.TIMEOUT)
                    .until(new Unchanged(edge.flooded::get)::now);

            assertThat(edge.flooded).hasValueBetween(1, KERNEL_BUFFERS);
        }
    }

    @Test
    void upgradeWhenTheEdgeRefusesPassesItsAnswer() throws Exception {
        edge("one");
        var raw = upgrade("/api/ws?refuse");

        assertThat(raw)
                .startsWith("HTTP/1.1 401")
                .contains("WWW-Authenticate: Test")
                .contains("one /api/ws refuse");
    }

    @Test
    void requestWhenOfAnotherPathGoesToRooms() throws Exception {
        edge("edge");
        room("rooms");

        assertThat(get("/api/session?x=%2Fy").body()).startsWith("rooms /api/session x=%2Fy");
    }

    @Test
    void requestWhenForwardedNamesTheClientAndKeepsItsHost() throws Exception {
        room("rooms");

        var seen = get("/", "X-Forwarded-For", "1.2.3.4", "X-Forwarded-Proto", "https", "X-Forwarded-Host", "evil")
                .body();

        assertThat(seen)
                .contains("host=localhost:" + port, "for=127.0.0.1", "proto=http", "forwardedHost=localhost")
                .doesNotContain("1.2.3.4", "evil");
    }

    @Test
    void requestWhenNobodyIsReadyIsAnsweredWith503() throws Exception {
        var answer = get("/");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("retry-after")).hasValue("1");
        assertThat(answer.body()).contains("\"status\":503");
    }

    @Test
    void requestWhenABackendComesBackIsAnsweredAgain() throws Exception {
        var room = room("rooms");
        balancer.rooms().mark(room.address(), false);
        assertThat(get("/").statusCode()).isEqualTo(503);

        balancer.rooms().mark(room.address(), true);

        assertThat(get("/").statusCode()).isEqualTo(200);
    }

    private String nameOfEdge() {
        try (var socket = new TestSocket(client, sockets)) {
            return socket.ask("name");
        }
    }

    private TestBackend edge(String name) {
        var backend = TestBackend.start(name);
        backends.add(backend);
        balancer.edges().mark(backend.address(), true);
        return backend;
    }

    private TestBackend room(String name) {
        var backend = TestBackend.start(name);
        backends.add(backend);
        balancer.rooms().mark(backend.address(), true);
        return backend;
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /// The answer to an upgrade, as it comes; the backend is asked to close after it.
    private String upgrade(String target) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            var request = HANDSHAKE.replace("/api/ws", target);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
