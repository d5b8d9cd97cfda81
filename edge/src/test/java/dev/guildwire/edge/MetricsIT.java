package dev.guildwire.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.topic.Headers;
import dev.guildwire.contracts.topic.Topic;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What an operator reads on the Prometheus endpoint, after something was done whose figures are known.
class MetricsIT {

    private static final int LONG_PAYLOAD = 200_000;

    /// More than the sockets between them hold.
    private static final int MANY_EVENTS = 80;

    private static TestEdge edge;
    private static TestEvents events;

    @BeforeAll
    static void start() {
        edge = TestEdge.start();
        events = new TestEvents();
    }

    @AfterAll
    static void stop() {
        events.close();
        edge.close();
    }

    /// Waits until a metric is so much more than before, and no more.
    private static void awaitMore(Figures before, double more, String metric, String... tags) {
        var wanted = before.sum(metric, tags) + more;
        Awaiting.until(
                () -> Figures.of(edge).sum(metric, tags) >= wanted,
                () -> metric + Arrays.toString(tags) + " is not " + wanted + " but "
                        + Figures.of(edge).sum(metric, tags));
        assertThat(Figures.of(edge).sum(metric, tags)).as(metric).isEqualTo(wanted);
    }

    private static RawClient watching(GuildId guild) {
        var client = RawClient.open(edge.port());
        client.sendText("{\"v\":1,\"type\":\"auth\",\"token\":\"" + TestTokens.of(TestEvents.anyUser(), guild) + "\"}");
        client.readUntil("auth.ok");
        return client;
    }

    @Test
    void endpointWhenAskedIsOnThePortOfItsOwnOnly() {
        assertThat(Figures.ask(edge.managementPort()).statusCode()).isEqualTo(200);
        assertThat(Figures.ask(edge.port()).statusCode()).isEqualTo(404);
    }

    @Test
    void connectionsWhenTheyComeLogInAndGoAreCountedByState() {
        var before = Figures.of(edge);
        var unauthenticated = new String[] {"endpoint=\"ws\"", "state=\"unauthenticated\""};
        var authenticated = new String[] {"endpoint=\"ws\"", "state=\"authenticated\""};
        try (var browser = edge.connect()) {
            awaitMore(before, 1, "edge_connections", unauthenticated);
            awaitMore(before, 1, "edge_handshakes_total", "endpoint=\"ws\"", "outcome=\"admitted\"");

            browser.authenticate(TestTokens.of(TestEvents.anyUser(), TestEvents.anyGuild()))
                    .awaitAck();

            awaitMore(before, 0, "edge_connections", unauthenticated);
            awaitMore(before, 1, "edge_connections", authenticated);
        }
        Awaiting.until(() -> edge.connections().open() == 0, () -> "the connection is still there");
        awaitMore(before, 0, "edge_connections", authenticated);
    }

    @Test
    void recordsWhenReadAreCountedByWhatBecameOfThem() {
        var guild = TestEvents.anyGuild();
        try (var client = watching(guild)) {
            var before = Figures.of(edge);

            events.toGuild(guild, "voice.joined", "{}");
            events.toGuild(guild, "no name", "{}");
            events.toGuild(TestEvents.anyGuild(), "voice.joined", "{}");
            events.toGuild(TestEvents.anyGuild(), "voice.left", "{}");

            client.readUntil("voice.joined");
            awaitMore(before, 1, "edge_records_total", "outcome=\"published\"");
            awaitMore(before, 1, "edge_records_total", "outcome=\"malformed\"");
            awaitMore(before, 2, "edge_records_total", "outcome=\"unwatched\"");
            Awaiting.until(
                    () -> Figures.of(edge).sum("edge_records_total", "outcome=\"canary\"")
                            > before.sum("edge_records_total", "outcome=\"canary\""),
                    () -> "no canary is counted");
        }
    }

    @Test
    void deliveriesWhenTwoWatchAreTwoWithTheBytesOfTheirFrames() {
        var guild = TestEvents.anyGuild();
        try (var one = watching(guild);
                var other = watching(guild)) {
            var before = Figures.of(edge);

            events.toGuild(guild, "voice.joined", "{\"text\":\"" + "x".repeat(200) + "\"}");

            var text = one.readUntil("voice.joined");
            assertThat(other.readUntil("voice.joined")).isEqualTo(text);
            awaitMore(before, 2, "edge_deliveries_total");
            awaitMore(before, 2 * (4 + text.length()), "edge_delivered_bytes_total");
        }
    }

    @Test
    void latencyWhenAnEventWasFlushedIsFromDiscordsReceiptAndFromKafka() {
        var guild = TestEvents.anyGuild();
        var age = Duration.ofSeconds(3);
        var received = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now().minus(age));
        try (var client = watching(guild)) {
            var before = Figures.of(edge);

            events.write(
                    Topic.GUILD_EVENTS,
                    guild.toString(),
                    "voice.joined",
                    "{}",
                    Map.of(Headers.RECEIVED_MICROS, Long.toString(received)));

            client.readUntil("voice.joined");
            awaitMore(before, 1, "edge_latency_seconds_count", "from=\"kafka\"");
            awaitMore(before, 1, "edge_latency_seconds_count", "from=\"discord\"");
            awaitMore(before, 0, "edge_latency_seconds_bucket", "from=\"discord\"", "le=\"1.073741824\"");
            awaitMore(before, 1, "edge_latency_seconds_bucket", "from=\"discord\"", "le=\"+Inf\"");
            assertThat(Figures.of(edge).sum("edge_latency_seconds_sum", "from=\"discord\"")
                            - before.sum("edge_latency_seconds_sum", "from=\"discord\""))
                    .isGreaterThanOrEqualTo((double) age.toSeconds());
        }
    }

    @Test
    void lagWhenEverythingIsReadIsZeroForEachPartition() {
        var topics = Stream.of(Topic.GUILD_EVENTS, Topic.USER_EVENTS, Topic.ROADMAP_EVENTS, Topic.EDGE_CANARY)
                .map(topic -> "topic=\"" + topic.wire() + "\"")
                .collect(Collectors.toSet());

        Awaiting.until(
                () -> topics.stream().allMatch(topic -> Figures.of(edge).count("edge_lag", topic) > 0),
                () -> "not every topic's lag is told: " + Figures.of(edge));
        Awaiting.until(() -> Figures.of(edge).sum("edge_lag") == 0, () -> "some lag stays");
        assertThat(Figures.of(edge).count("edge_lag", "topic=\"guild.events\"", "partition=\"0\""))
                .isEqualTo(1);
    }

    @Test
    void authenticationWhenTheTokenIsGoodOrNotIsCountedByOutcome() {
        var user = TestEvents.anyUser();
        var token = TestTokens.of(user, TestEvents.anyGuild(), "ended");
        var before = Figures.of(edge);
        try (var first = edge.connect();
                var nonsense = edge.connect();
                var again = edge.connect()) {
            first.authenticate(token).awaitAck();
            nonsense.authenticate("nonsense").awaitEnd();
            events.toUser(user, "session.revoked", "{\"userId\":\"" + user + "\",\"sid\":\"ended\"}");
            first.awaitEnd();
            again.authenticate(token).awaitEnd();
        }

        awaitMore(before, 1, "edge_authentications_total", "outcome=\"valid\"");
        awaitMore(before, 1, "edge_authentications_total", "outcome=\"invalid\"");
        awaitMore(before, 1, "edge_authentications_total", "outcome=\"revoked\"");
        awaitMore(before, 1, "edge_records_total", "outcome=\"revocation\"");
        awaitMore(before, 1, "edge_connections_closing_total", "reason=\"invalid_token\"", "code=\"4401\"");
        awaitMore(before, 2, "edge_connections_closing_total", "reason=\"session_expired\"", "code=\"4401\"");
    }

    @Test
    void resumeWhenAskedForIsCountedByWhereTheMissedEventsCameFrom() {
        var guild = TestEvents.anyGuild();
        var token = TestTokens.of(TestEvents.anyUser(), guild);
        var first = events.toGuild(guild, "voice.joined", "{}");
        events.toGuild(guild, "voice.left", "{}");
        var before = Figures.of(edge);
        String epoch;
        String last;
        try (var browser = edge.connect()) {
            last = browser.authenticate(token).awaitAck().path("id").asString();
            epoch = last.substring(0, last.indexOf('-'));
        }

        assertThat(resumed(token, last)).isTrue();
        assertThat(resumed(token, epoch + "-" + first.partition() + "-" + first.offset()))
                .isTrue();
        assertThat(resumed(token, "long-ago-1")).isFalse();

        awaitMore(before, 1, "edge_resumes_total", "outcome=\"memory\"");
        awaitMore(before, 1, "edge_resumes_total", "outcome=\"kafka\"");
        awaitMore(before, 1, "edge_resumes_total", "outcome=\"unknown\"");
        awaitMore(before, 0, "edge_resumes_total", "outcome=\"too_old\"");
    }

    private static boolean resumed(String token, String last) {
        try (var browser = edge.connect()) {
            return browser.authenticate(token, last).awaitAck().path("resumed").asBoolean();
        }
    }

    @Test
    void connectionWhenSlowIsCountedAsClosedForItAndItsBytesArePendingUntilThen() {
        var guild = TestEvents.anyGuild();
        var payload = "{\"text\":\"" + "x".repeat(LONG_PAYLOAD) + "\"}";
        try (var slow = watching(guild)) {
            var before = Figures.of(edge);

            IntStream.range(0, MANY_EVENTS).forEach(_ -> events.toGuild(guild, "voice.joined", payload));

            awaitMore(before, 1, "edge_connections_closing_total", "reason=\"slow\"", "code=\"1008\"");
            assertThat(Figures.of(edge).sum("edge_pending_bytes", "endpoint=\"ws\""))
                    .isPositive();
            slow.reset();
            Awaiting.until(
                    () -> Figures.of(edge).sum("edge_pending_bytes", "endpoint=\"ws\"") == 0,
                    () -> "bytes stay pending");
        }
    }
}
