package dev.guildwire.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.testsupport.EmbeddedRedis;
import dev.guildwire.testsupport.FreePorts;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who may look at the board, and how many at once.
class RoadmapHandshakeIT {

    private static final String PATH = "/api/roadmap/ws";

    private static TestEdge edge;
    private static TestLogins logins;

    @BeforeAll
    static void start() {
        edge = TestEdge.start(
                "guildwire.roadmap.connections=2", "guildwire.connection.allowed-origins=https://ours.example");
        logins = new TestLogins();
        Awaiting.until(() -> logins.handshake(edge.port()) == 101, () -> "the edge has no Redis");
    }

    @AfterAll
    static void stop() {
        logins.close();
        edge.close();
    }

    private static int handshake(String... headers) {
        try (var client = RawClient.connect(edge.port())) {
            return client.handshake(PATH, headers);
        }
    }

    /// Asks until the places of earlier tests have been given back.
    private static void assertLetIn(String... headers) {
        Awaiting.until(() -> handshake(headers) == 101, () -> "not let in");
    }

    @Test
    void handshakeWithoutASessionIs401() {
        assertThat(handshake()).isEqualTo(401);
        assertThat(handshake("Cookie: other=1")).isEqualTo(401);
        assertThat(handshake("Cookie: better-auth.session_token=garbage")).isEqualTo(401);
        assertThat(handshake("Cookie: " + TestLogins.cookie("nobodys"))).isEqualTo(401);
    }

    @Test
    void handshakeWhenTheSessionHasEndedIs401() {
        var cookie = logins.begin(TestEvents.anyUser(), false);
        assertLetIn("Cookie: " + cookie);

        logins.end(cookie);

        assertThat(handshake("Cookie: " + cookie)).isEqualTo(401);
    }

    @Test
    void handshakeWhenOneOfSeveralCookiesIsTodaysIsLetIn() {
        var cookie = logins.begin(TestEvents.anyUser(), false);

        assertLetIn("Cookie: " + TestLogins.cookie("of-yesterday") + "; theme=dark; " + cookie);
    }

    @Test
    void handshakeFromAPageOfAnotherOriginIs403() {
        var cookie = logins.begin(TestEvents.anyUser(), false);

        assertThat(handshake("Cookie: " + cookie, "Origin: https://theirs.example"))
                .isEqualTo(403);
        assertLetIn("Cookie: " + cookie, "Origin: https://ours.example");
    }

    @Test
    void handshakeWhenAllPlacesAreTakenIs503WithRetryAfterUntilOneIsFree() {
        var cookie = "Cookie: " + logins.begin(TestEvents.anyUser(), false);
        Awaiting.until(() -> edge.roadmapConnections().open() == 0, () -> "somebody is still here");
        try (var first = RawClient.connect(edge.port());
                var second = RawClient.connect(edge.port());
                var third = RawClient.connect(edge.port())) {
            assertThat(first.handshake(PATH, cookie)).isEqualTo(101);
            assertThat(second.handshake(PATH, cookie)).isEqualTo(101);

            assertThat(third.ask(PATH, 13, cookie))
                    .startsWith("HTTP/1.1 503")
                    .containsIgnoringCase("Retry-After: 1\r\n");

            try (var elsewhere = edge.connect()) {
                assertThat(elsewhere.hasEnded()).isFalse();
            }
            first.reset();
            assertLetIn(cookie);
        }
    }

    @Test
    void placesWhenHandshakesAreRefusedAreGivenBack() {
        for (var i = 0; i < 5; i++) {
            assertThat(handshake()).isEqualTo(401);
        }

        Awaiting.until(() -> edge.roadmapConnections().open() == 0, () -> "places are missing");
    }

    @Test
    void clientWhenItDoesNotWaitForTheAnswerIsHeard() {
        Awaiting.until(() -> edge.roadmapConnections().open() == 0, () -> "somebody is still here");
        var head = "GET " + PATH + " HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\nCookie: "
                + logins.begin(TestEvents.anyUser(), false) + "\r\n\r\n";
        var message = RawClient.frame(0x81, new byte[] {'?'});
        try (var client = RawClient.connect(edge.port())) {
            var bytes = ByteBuffer.allocate(head.length() + message.length)
                    .put(head.getBytes(StandardCharsets.US_ASCII))
                    .put(message)
                    .array();

            assertThat(client.send(bytes).readHead()).startsWith("HTTP/1.1 101");
            assertThat(client.readUntil("ERROR")).contains("INVALID_MESSAGE");
        }
    }

    @Test
    void handshakeWhenRedisIsAwayIs503AndThoseWhoAreInStay(@TempDir Path folder) {
        var port = FreePorts.next();
        try (var alone = TestEdge.start(
                "guildwire.redis.url=redis://127.0.0.1:" + port,
                "guildwire.roadmap.login-check=200ms",
                "guildwire.roadmap.login-retry=200ms",
                "guildwire.roadmap.cookie=better-auth.session_token")) {
            try (var client = RawClient.connect(alone.port())) {
                assertThat(client.ask(PATH, 13, "Cookie: " + TestLogins.cookie("a")))
                        .startsWith("HTTP/1.1 503")
                        .containsIgnoringCase("Retry-After");
            }
            TestBrowser inside;
            try (var redis = EmbeddedRedis.start(folder, port);
                    var there = new TestLogins("redis://127.0.0.1:" + port)) {
                Awaiting.until(() -> there.handshake(alone.port()) == 101, () -> "not let in");
                inside = TestBrowser.connect(alone.roadmap(""), there.begin(TestEvents.anyUser(), false));
            }

            Awaiting.until(() -> failedLookUps(alone) > 3, () -> "the session was not looked up");
            assertThat(inside.hasEnded()).isFalse();
            inside.close();
        }
    }

    private static double failedLookUps(TestEdge edge) {
        return edge.bean(MeterRegistry.class)
                .counter("edge.roadmap.logins", "outcome", "unknown")
                .count();
    }
}
