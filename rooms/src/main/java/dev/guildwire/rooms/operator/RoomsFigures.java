package dev.guildwire.rooms.operator;

import dev.guildwire.contracts.node.Node;
import dev.guildwire.contracts.node.NodeReport.RoomsReport;
import dev.guildwire.contracts.node.NodeState;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/// How this process is now, as its health and its meters have it.
@Component
final class RoomsFigures {

    private static final String LAG = "kafka.consumer.fetch.manager.records.lag";

    private final NodeProperties properties;
    private final HealthEndpoint health;
    private final MeterRegistry meters;
    private final String id = UUID.randomUUID().toString();
    private final Instant since;

    RoomsFigures(NodeProperties properties, HealthEndpoint health, MeterRegistry meters, Clock clock) {
        this.properties = properties;
        this.health = health;
        this.meters = meters;
        this.since = clock.instant();
    }

    String id() {
        return id;
    }

    RoomsReport report() {
        var state = health.health().getStatus().equals(Status.UP) ? NodeState.READY : NodeState.DOWN;
        return new RoomsReport(new Node(id, properties.name(), properties.version(), since, state), lag());
    }

    private long lag() {
        return (long) meters.find(LAG).gauges().stream()
                .mapToDouble(Gauge::value)
                .filter(Double::isFinite)
                .sum();
    }
}
