package dev.guildwire.edge.health;

import dev.guildwire.edge.connection.Admission;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Up while clients are let in: the feed has begun and the node is not shutting down.
@Component
final class DeliveryHealthIndicator implements HealthIndicator {

    private final Admission admission;

    DeliveryHealthIndicator(Admission admission) {
        this.admission = admission;
    }

    @Override
    public Health health() {
        return admission.isOpen() ? Health.up().build() : Health.outOfService().build();
    }
}
