package dev.guildwire.rooms.discord;

import java.util.concurrent.CompletionException;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/// Down while nothing reaches Discord and a person must act, or while Redis is away.
final class QueueHealth extends AbstractHealthIndicator {

    private final QueueWatch watch;

    QueueHealth(QueueWatch watch) {
        super("the Discord queue cannot be seen");
        this.watch = watch;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        try {
            var view = watch.look().toCompletableFuture().join();
            var reason = QueueWatch.reason(view.why());
            var health = reason == null ? builder.up() : builder.down().withDetail("reason", reason);
            health.withDetail("waiting", view.waiting()).withDetail("state", view.why());
        } catch (CompletionException _) {
            builder.down().withDetail("reason", "the queue's Redis does not answer; it is tried again by itself");
        }
    }
}
