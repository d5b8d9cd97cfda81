package dev.guildwire.ingest.gateway;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/// `gateway` in the health document. DOWN asks for a person; DEGRADED heals by itself.
@Component
final class GatewayHealthIndicator implements HealthIndicator {

    static final Status DEGRADED = new Status("DEGRADED");

    private final Gateway gateway;

    GatewayHealthIndicator(Gateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public Health health() {
        var failure = gateway.failure();
        if (failure != null) {
            return Health.down().withDetail("action", failure.remedy()).build();
        }
        var health = Health.up();
        if (!gateway.waitingFor().isEmpty()) {
            health.status(DEGRADED).withDetail("waitingFor", gateway.waitingFor());
        }
        gateway.shards().forEach(shard -> describe(shard, health));
        return health.build();
    }

    private static void describe(Shard shard, Health.Builder health) {
        var name = "shard-" + shard.id();
        switch (shard.status()) {
            case ShardStatus.Ready _ -> health.withDetail(name, "ready");
            case ShardStatus.Starting(String detail) -> health.status(DEGRADED).withDetail(name, detail);
            case ShardStatus.Reconnecting(String detail) ->
                health.status(DEGRADED).withDetail(name, detail);
            case ShardStatus.Failed(FinalFailure failure) -> health.down().withDetail(name, failure.remedy());
        }
    }
}
