package dev.guildwire.ingest.gateway;

import dev.guildwire.ingest.publish.BacklogSize;
import java.util.LinkedHashMap;
import java.util.Map;
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
        var findings = new Findings();
        var failure = gateway.failure();
        if (failure != null) {
            findings.down("action", failure.remedy());
        } else if (!gateway.waitingFor().isEmpty()) {
            findings.degraded("waitingFor", gateway.waitingFor());
        }
        gateway.runners().forEach((shard, runner) -> {
            describe("shard-" + shard, runner.status(), findings);
            runner.backlog().ifPresent(backlog -> describe("shard-" + shard, backlog, findings));
        });
        return Health.status(findings.worst).withDetails(findings.details).build();
    }

    private static void describe(String shard, ShardStatus status, Findings findings) {
        switch (status) {
            case ShardStatus.Ready _ -> findings.fine(shard, "ready");
            case ShardStatus.Starting(String detail) -> findings.degraded(shard, detail);
            case ShardStatus.Reconnecting _ -> findings.degraded(shard, "reconnecting");
            case ShardStatus.Ended _ -> findings.degraded(shard, "waiting for a new session");
            case ShardStatus.Failed(FinalFailure failure) -> findings.down(shard, failure.remedy());
        }
    }

    private static void describe(String shard, BacklogSize backlog, Findings findings) {
        if (backlog.broken()) {
            findings.degraded(shard + "-outbox", "dropping dispatches until Kafka is back: the spool is full");
        } else if (backlog.spooling()) {
            findings.degraded(shard + "-outbox", "waiting for Kafka, bytes on disk: " + backlog.diskBytes());
        } else {
            findings.fine(shard + "-outbox", "waiting for acknowledgement: " + backlog.inMemory());
        }
    }

    private static final class Findings {

        private final Map<String, String> details = new LinkedHashMap<>();
        private Status worst = Status.UP;

        void fine(String key, String text) {
            details.put(key, text);
        }

        void degraded(String key, String text) {
            details.put(key, text);
            worst = worst.equals(Status.DOWN) ? worst : DEGRADED;
        }

        void down(String key, String text) {
            details.put(key, text);
            worst = Status.DOWN;
        }
    }
}
