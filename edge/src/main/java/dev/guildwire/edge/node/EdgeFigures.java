package dev.guildwire.edge.node;

import dev.guildwire.contracts.node.Node;
import dev.guildwire.contracts.node.NodeReport.EdgeReport;
import dev.guildwire.contracts.node.NodeReport.LatencyBucket;
import dev.guildwire.edge.connection.Endpoint;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Takes a report's figures from the meters, so that operators and Prometheus are told the same.
final class EdgeFigures {

    private final MeterRegistry meters;
    private final List<Endpoint> endpoints;

    EdgeFigures(MeterRegistry meters, List<Endpoint> endpoints) {
        this.meters = meters;
        this.endpoints = List.copyOf(endpoints);
    }

    EdgeReport report(Node node) {
        return new EdgeReport(
                node,
                endpoints.stream()
                        .mapToInt(endpoint -> endpoint.connections().open())
                        .sum(),
                (int) sum("edge.guilds"),
                (long) sum("edge.lag"),
                (long) (sum("edge.canary.age") * TimeUnit.SECONDS.toMillis(1)),
                latency());
    }

    private double sum(String gauge) {
        return meters.find(gauge).gauges().stream().mapToDouble(Gauge::value).sum();
    }

    private List<LatencyBucket> latency() {
        var timer = meters.find("edge.latency").tag("from", "discord").timer();
        if (timer == null) {
            return List.of();
        }
        var snapshot = timer.takeSnapshot();
        return buckets(snapshot.histogramCounts(), snapshot.count());
    }

    /// @param counts each with those of the buckets below it
    /// @param all    those above the last bucket too
    private static List<LatencyBucket> buckets(CountAtBucket[] counts, long all) {
        var buckets = new ArrayList<LatencyBucket>();
        var below = 0L;
        for (var i = 0; i < counts.length; i++) {
            var upTo = i == counts.length - 1 ? Math.max(all, (long) counts[i].count()) : (long) counts[i].count();
            if (upTo > below) {
                buckets.add(new LatencyBucket((long) counts[i].bucket(TimeUnit.MICROSECONDS), upTo - below));
                below = upTo;
            }
        }
        return buckets;
    }
}
