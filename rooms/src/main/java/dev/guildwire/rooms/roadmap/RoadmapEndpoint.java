package dev.guildwire.rooms.roadmap;

import java.time.Duration;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;

/// For operators, on the management port: `POST /actuator/roadmap` rebuilds the board in Redis from `roadmap.events`.
/// It may be done while people vote.
@Component
@Endpoint(id = "roadmap")
class RoadmapEndpoint {

    private static final int TRIES = 20;
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final RoadmapLog events;
    private final RedisBoard board;

    RoadmapEndpoint(RoadmapLog events, RedisBoard board) {
        this.events = events;
        this.board = board;
    }

    /// Tries again while changes wait to be told: what is rebuilt from the log would lack them.
    @WriteOperation
    public Rebuilt rebuild() throws InterruptedException {
        for (var tries = 0; tries < TRIES; tries++) {
            var rebuilt = events.replay();
            if (board.restore(rebuilt)) {
                return new Rebuilt(true, rebuilt.version(), rebuilt.features().size());
            }
            Thread.sleep(PAUSE);
        }
        return new Rebuilt(false, 0, 0);
    }

    /// @param done     false when changes were waiting to be told all the time, as they do while Kafka is away
    /// @param version  of the board
    /// @param features on it
    public record Rebuilt(boolean done, long version, int features) {}
}
