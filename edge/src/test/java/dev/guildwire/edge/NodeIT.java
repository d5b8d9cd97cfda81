package dev.guildwire.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.contracts.node.DrainOrder;
import dev.guildwire.contracts.node.NodeReport.LatencyBucket;
import dev.guildwire.contracts.node.NodeState;
import dev.guildwire.contracts.topic.Headers;
import dev.guildwire.contracts.topic.Topic;
import dev.guildwire.testsupport.TestServers;
import io.lettuce.core.RedisClient;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What operators see of an edge, and tell it.
class NodeIT {

    private static final String OFTEN = "guildwire.node.every=50ms";

    private static String anyName() {
        return "edge-" + UUID.randomUUID();
    }

    private static void orderDrain(String node) {
        try (var client = RedisClient.create(TestServers.redis())) {
            client.connect().sync().setex(DrainOrder.key(node), DrainOrder.LIFETIME.toSeconds(), "drain");
        }
    }

    private static Map<String, String> receivedNow() {
        return Map.of(Headers.RECEIVED_MICROS, Long.toString(System.currentTimeMillis() * 1000));
    }

    @Test
    void edgeWhenItHasConnectionsAndEventsReportsThemAndSaysWhenItEnds() {
        var name = anyName();
        var guild = TestEvents.anyGuild();
        String id;
        try (var edge = TestEdge.start(OFTEN, "guildwire.node.name=" + name);
                var reports = new TestReports();
                var events = new TestEvents();
                var browser = edge.connect()) {
            browser.authenticate(TestTokens.of(TestEvents.anyUser(), guild)).awaitAck();
            events.write(Topic.GUILD_EVENTS, guild.toString(), "voice.joined", "{\"n\":1}", receivedNow());
            browser.await("event", 1);

            var report = reports.await(
                    name,
                    said -> said.node().state() == NodeState.READY
                            && said.connections() == 1
                            && !said.latency().isEmpty());

            id = report.node().id();
            assertThat(report.guilds()).isEqualTo(1);
            assertThat(report.canaryAgeMillis()).isLessThan(60_000);
            assertThat(report.latency().stream().mapToLong(LatencyBucket::count).sum())
                    .isEqualTo(1);
        }
        try (var reports = new TestReports()) {
            reports.awaitEnd(id);
        }
    }

    @Test
    void edgeWhenADrainIsOrderedSaysFarewellAndStaysWhileTheOtherGoesOn() {
        var guild = TestEvents.anyGuild();
        var name = anyName();
        try (var meant = TestEdge.start(OFTEN, "guildwire.node.name=" + name);
                var other = TestEdge.start(OFTEN);
                var reports = new TestReports();
                var events = new TestEvents();
                var leaving = meant.connect();
                var staying = other.connect()) {
            leaving.authenticate(TestTokens.of(TestEvents.anyUser(), guild)).awaitAck();
            staying.authenticate(TestTokens.of(TestEvents.anyUser(), guild)).awaitAck();

            orderDrain(
                    reports.await(name, said -> said.connections() == 1).node().id());

            assertThat(leaving.awaitEnd().code()).isEqualTo(1001);
            assertThat(leaving.awaitEnd().reason()).matches("retry after \\d{1,4} ms");
            reports.await(name, said -> said.node().state() == NodeState.DRAINING && said.connections() == 0);
            try (var late = RawClient.connect(meant.port())) {
                assertThat(late.handshake("/api/ws")).isEqualTo(503);
            }
            events.toGuild(guild, "voice.joined", "{\"n\":1}");
            staying.await("event", 1);
            assertThat(staying.hasEnded()).isFalse();
        }
    }
}
