package dev.guildwire.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// The limits at the handshake.
class AdmissionIT {

    private static final JsonMapper JSON = new JsonMapper();

    private @Nullable TestEdge edge;

    private TestEdge edgeWith(String... settings) {
        edge = TestEdge.start(settings);
        return edge;
    }

    @AfterEach
    void stop() {
        if (edge != null) {
            edge.close();
        }
    }

    private static int handshake(TestEdge edge, String... headers) {
        try (var client = RawClient.connect(edge.port())) {
            return client.handshake("/api/ws", headers);
        }
    }

    @Test
    void handshakeWhenOriginIsNotOursIs403() {
        var strict = edgeWith("guildwire.connection.allowed-origins=https://ours.example,https://also.example");

        assertThat(handshake(strict, "Origin: https://theirs.example")).isEqualTo(403);
        assertThat(handshake(strict, "Origin: https://also.example")).isEqualTo(101);
        assertThat(handshake(strict)).isEqualTo(101);
    }

    @Test
    void handshakeWhenAllPlacesAreTakenIs503WithRetryAfter() {
        var small = edgeWith("guildwire.connection.max=2");
        try (var first = RawClient.open(small.port());
                var _ = RawClient.open(small.port());
                var third = RawClient.connect(small.port())) {
            assertThat(third.handshake("/api/ws")).isEqualTo(503);
            first.reset();
            Awaiting.until(() -> handshake(small) == 101, () -> "the place was not given back");
        }
    }

    @Test
    void handshakeWhenTooManyAreUnauthenticatedIs503() {
        var small = edgeWith("guildwire.connection.max-unauthenticated=1");
        try (var silent = RawClient.open(small.port())) {
            assertThat(handshake(small)).isEqualTo(503);

            silent.sendText("{\"v\":1,\"type\":\"auth\",\"token\":\""
                    + TestTokens.of(TestEvents.anyUser(), TestEvents.anyGuild()) + "\"}");
            silent.readUntil("auth.ok");

            assertThat(handshake(small)).isEqualTo(101);
        }
    }

    @Test
    void handshakesWhenMoreThanASecondMayBringAre503() {
        var slow = edgeWith("guildwire.connection.new-per-second=5");
        var answers = new ArrayList<Integer>();
        for (var i = 0; i < 20; i++) {
            answers.add(handshake(slow));
        }

        assertThat(answers).startsWith(101, 101, 101, 101, 101).contains(503);
        Awaiting.until(() -> handshake(slow) == 101, () -> "the rate was not forgiven");
    }

    @Test
    void refusalWhenTheNodeIsFullSaysWhenToTryAgain() {
        var full = edgeWith("guildwire.connection.max=0");
        try (var client = RawClient.connect(full.port())) {
            assertThat(client.ask("/api/ws", 13)).startsWith("HTTP/1.1 503").containsIgnoringCase("Retry-After: 1\r\n");
        }
    }

    @Test
    void refusalWhenReadIsAProblemDocument() {
        var strict = edgeWith("guildwire.connection.allowed-origins=https://ours.example");

        assertProblem(strict, "/api/roadmap/ws", 13, 401, "login-required");
        assertProblem(strict, "/api/ws", 13, 403, "foreign-origin", "Origin: https://theirs.example");
        assertProblem(strict, "/api/ws", 8, 400, "invalid-request");
        try (var get = RawClient.connect(strict.port())) {
            get.request(List.of("GET /api/ws HTTP/1.1", "Host: x"));
            assertThat(JSON.readTree(get.readBody()).path("code").asString()).isEqualTo("upgrade-required");
        }
    }

    private static void assertProblem(
            TestEdge edge, String path, int version, int status, String code, String... headers) {
        try (var client = RawClient.connect(edge.port())) {
            assertThat(client.ask(path, version, headers))
                    .startsWith("HTTP/1.1 " + status)
                    .containsIgnoringCase("Content-Type: application/problem+json\r\n");
            var problem = JSON.readTree(client.readBody());
            assertThat(problem.path("status").asInt()).isEqualTo(status);
            assertThat(problem.path("type").asString()).isEqualTo("urn:guildwire:problem:" + code);
            assertThat(problem.propertyNames()).containsExactlyInAnyOrder("type", "title", "status", "detail", "code");
        }
    }

    @Test
    void requestWhenNoHandshakeIs426AndAnotherVersionIs400() {
        var plain = edgeWith();
        try (var get = RawClient.connect(plain.port());
                var old = RawClient.connect(plain.port())) {
            assertThat(get.request(List.of("GET /api/ws HTTP/1.1", "Host: x"))).startsWith("HTTP/1.1 426");
            assertThat(old.ask("/api/ws", 8))
                    .startsWith("HTTP/1.1 400")
                    .containsIgnoringCase("Sec-WebSocket-Version: 13");
        }
    }
}
