package dev.guildwire.edge.health;

import dev.guildwire.edge.connection.Admission;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Up while clients are let in and canaries come back.
final class DeliveryHealthIndicator implements HealthIndicator {

    private final Admission admission;
    private final Canary canary;

    DeliveryHealthIndicator(Admission admission, Canary canary) {
        this.admission = admission;
        this.canary = canary;
    }

    @Override
    public Health health() {
        if (!admission.isOpen()) {
            return Health.outOfService().withDetail("admission", "closed").build();
        }
        var health = canary.isWell() ? Health.up() : Health.down();
        return health.withDetail("canaryAgeMillis", canary.age().toMillis()).build();
    }
}
