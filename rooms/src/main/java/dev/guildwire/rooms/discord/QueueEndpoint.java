package dev.guildwire.rooms.discord;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/// `GET /actuator/discordqueue`: the buckets, what waits in each, and why. It shows no request's content.
@Endpoint(id = "discordqueue")
final class QueueEndpoint {

    private final QueueWatch watch;

    QueueEndpoint(QueueWatch watch) {
        this.watch = watch;
    }

    @ReadOperation
    public QueueView queue() {
        return watch.look().toCompletableFuture().join();
    }
}
