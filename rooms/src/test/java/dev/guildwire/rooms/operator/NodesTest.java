package dev.guildwire.rooms.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.contracts.node.Node;
import dev.guildwire.contracts.node.NodeReport.EdgeReport;
import dev.guildwire.contracts.node.NodeReport.LatencyBucket;
import dev.guildwire.contracts.node.NodeReport.RoomsReport;
import dev.guildwire.contracts.node.NodeState;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodesTest {

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private final Nodes nodes = new Nodes(Clock.fixed(BEGIN.plusSeconds(60), ZoneOffset.UTC));

    private static Node node(String name) {
        return new Node("id-of-" + name, name, "1", BEGIN, NodeState.READY);
    }

    private static EdgeReport edge(String name, LatencyBucket... latency) {
        return new EdgeReport(node(name), 5, 1, 0, 100, List.of(latency));
    }

    private static LatencyBucket bucket(long upToMicros, long count) {
        return new LatencyBucket(upToMicros, count);
    }

    private static Instant at(int second) {
        return BEGIN.plusSeconds(second);
    }

    @Test
    void latencyWhenEdgesReportedSeveralTimesIsOfWhatCameBetween() {
        nodes.hear(edge("a", bucket(1_000, 700)), at(40));
        nodes.hear(edge("a", bucket(1_000, 720), bucket(8_000, 10)), at(58));
        nodes.hear(edge("a", bucket(1_000, 790), bucket(8_000, 10)), at(60));
        nodes.hear(edge("b"), at(50));
        nodes.hear(edge("b", bucket(300_000, 100)), at(60));

        var latency = nodes.overview().latency();

        assertThat(latency.bars())
                .containsExactly(new Latency.Bar(1_000, 90), new Latency.Bar(8_000, 10), new Latency.Bar(300_000, 100));
        assertThat(latency.p50Micros()).isEqualTo(8_000);
        assertThat(latency.p99Micros()).isEqualTo(300_000);
        assertThat(latency.perSecond()).isEqualTo(100 / 20.0 + 100 / 10.0);
    }

    @Test
    void latencyWhenNothingCameIsNone() {
        nodes.hear(edge("a", bucket(1_000, 700)), at(60));

        assertThat(nodes.overview().latency()).isEqualTo(new Latency(0, 0, 0, List.of()));
    }

    @Test
    void nodesWhenSilentAreShownSoAndThenForgotten() {
        nodes.hear(edge("forgotten"), BEGIN.minusSeconds(1));
        nodes.hear(edge("silent"), at(49));
        nodes.hear(edge("well"), at(51));

        assertThat(nodes.overview().edges())
                .extracting(edge -> edge.node().name() + " " + edge.node().state())
                .containsExactly("silent SILENT", "well READY");
    }

    @Test
    void nodeWhenItSaidThatItEndsIsGoneAtOnce() {
        nodes.hear(new RoomsReport(node("rooms"), 3), at(60));
        assertThat(nodes.overview().rooms()).hasSize(1);

        nodes.forget("id-of-rooms");

        assertThat(nodes.overview().rooms()).isEmpty();
    }
}
