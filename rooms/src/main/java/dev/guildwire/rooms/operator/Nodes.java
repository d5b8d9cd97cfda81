package dev.guildwire.rooms.operator;

import dev.guildwire.contracts.node.Node;
import dev.guildwire.contracts.node.NodeReport;
import dev.guildwire.contracts.node.NodeState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Who is there, by what they said within the last minute. Safe for any thread.
///
/// Times are those of the nodes' own clocks, which latencies are measured with too.
@Component
final class Nodes {

    /// A node that has said nothing for so long is gone.
    static final Duration REMEMBERED = Duration.ofMinutes(1);

    /// A node that has said nothing for so long, some reports, is not as it was.
    static final Duration SILENT_AFTER = Duration.ofSeconds(10);

    private final Clock clock;

    // Guarded by this object's monitor.
    private final Map<String, Heard> heard = new HashMap<>();

    Nodes(Clock clock) {
        this.clock = clock;
    }

    synchronized void hear(NodeReport report, Instant at) {
        var said = new Heard.Said(at, report);
        var before = heard.putIfAbsent(report.node().id(), new Heard(said));
        if (before != null) {
            before.add(said);
        }
    }

    /// The node said that it ends.
    synchronized void forget(String id) {
        heard.remove(id);
    }

    synchronized Overview overview() {
        var now = clock.instant();
        heard.values().removeIf(node -> node.last().at().isBefore(now.minus(REMEMBERED)));
        var latency = new LatencyCount();
        heard.values().forEach(node -> node.addTo(latency));
        return new Overview(
                now,
                views(NodeReport.EdgeReport.class, Overview.Edge::of, Overview.Edge::node),
                views(NodeReport.IngestReport.class, Overview.Ingest::of, Overview.Ingest::node),
                views(NodeReport.RoomsReport.class, Overview.Rooms::of, Overview.Rooms::node),
                latency.sum());
    }

    private <R extends NodeReport, V> List<V> views(Class<R> type, View<R, V> view, NodeOf<V> node) {
        return heard.values().stream()
                .flatMap(said -> type.isInstance(said.last().report())
                        ? Stream.of(view.of(type.cast(said.last().report()), asItSeemsNow(said.last())))
                        : Stream.empty())
                .sorted(Comparator.comparing((V seen) -> node.of(seen).name())
                        .thenComparing(seen -> node.of(seen).since()))
                .toList();
    }

    private Node asItSeemsNow(Heard.Said said) {
        var silent = said.at().isBefore(clock.instant().minus(SILENT_AFTER));
        var node = said.report().node();
        return silent ? node.in(NodeState.SILENT) : node;
    }

    @FunctionalInterface
    private interface View<R, V> {
        V of(R report, Node node);
    }

    @FunctionalInterface
    private interface NodeOf<V> {
        Node of(V view);
    }
}
