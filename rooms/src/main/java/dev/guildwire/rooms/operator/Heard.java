package dev.guildwire.rooms.operator;

import dev.guildwire.contracts.node.NodeReport;
import dev.guildwire.contracts.node.NodeReport.EdgeReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/// What one node has said: its last report, and earlier ones now and then so that something can be said of the last
/// minute. Guarded by its [Nodes].
final class Heard {

    private static final Duration STEP = Duration.ofSeconds(5);

    /// @param at when the node wrote it, by the node's clock
    record Said(Instant at, NodeReport report) {}

    private final Deque<Said> earlier = new ArrayDeque<>();
    private Said last;

    Heard(Said first) {
        this.last = first;
        earlier.add(first);
    }

    void add(Said said) {
        last = said;
        if (!said.at().isBefore(earlier.getLast().at().plus(STEP))) {
            earlier.add(said);
        }
        while (earlier.size() > 1 && earlier.getFirst().at().isBefore(said.at().minus(Nodes.REMEMBERED))) {
            earlier.remove();
        }
    }

    Said last() {
        return last;
    }

    /// Adds the events of the last minute when the node is an edge.
    void addTo(LatencyCount count) {
        if (last.report() instanceof EdgeReport now && earlier.getFirst().report() instanceof EdgeReport before) {
            count.add(
                    before.latency(),
                    now.latency(),
                    Duration.between(earlier.getFirst().at(), last.at()));
        }
    }
}
