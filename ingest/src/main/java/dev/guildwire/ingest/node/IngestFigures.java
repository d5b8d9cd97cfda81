package dev.guildwire.ingest.node;

import dev.guildwire.contracts.node.Node;
import dev.guildwire.contracts.node.NodeReport.IngestReport;
import dev.guildwire.contracts.node.NodeState;
import dev.guildwire.ingest.gateway.Shards;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// How this process is now: its shards, and the same figures that Prometheus is told.
@Component
final class IngestFigures {

    private final NodeProperties properties;
    private final Shards shards;
    private final HealthIndicator health;
    private final MeterRegistry meters;
    private final String id = UUID.randomUUID().toString();
    private final Instant since;

    IngestFigures(
            NodeProperties properties,
            Shards shards,
            HealthIndicator gatewayHealthIndicator,
            MeterRegistry meters,
            Clock clock) {
        this.properties = properties;
        this.shards = shards;
        this.health = gatewayHealthIndicator;
        this.meters = meters;
        this.since = clock.instant();
    }

    String id() {
        return id;
    }

    IngestReport report() {
        return new IngestReport(
                new Node(id, properties.name(), properties.version(), since, state()),
                shards.now(),
                sum("guildwire.publish.waiting"),
                sum("guildwire.publish.spool.bytes"));
    }

    private NodeState state() {
        if (shards.areHandedOver()) {
            return NodeState.DRAINING;
        }
        var found = health.health();
        return switch (found == null ? "" : found.getStatus().getCode()) {
            case "UP" -> NodeState.READY;
            case "DEGRADED" -> NodeState.DEGRADED;
            default -> NodeState.DOWN;
        };
    }

    private long sum(String gauge) {
        return (long)
                meters.find(gauge).gauges().stream().mapToDouble(Gauge::value).sum();
    }
}
