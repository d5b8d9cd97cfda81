package dev.guildwire.rooms.login;

import dev.guildwire.contracts.event.EventName;
import dev.guildwire.contracts.event.UserEvent;
import dev.guildwire.contracts.topic.Headers;
import dev.guildwire.contracts.topic.Topic;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// What tells every edge to close connections, by `user.events`. The script that takes a right away puts the event
/// into the outbox in the same step, so that none is lost with this process or while Kafka is away.
@Component
class Revocations {

    static final String TAG = "login";
    static final String OUTBOX = "guildwire:{" + TAG + "}:outbox";

    private final JsonMapper json;
    private final Clock clock;

    Revocations(JsonMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    /// The event as an entry of the outbox: names and values in turn, always six of each.
    List<String> entry(UserEvent event) {
        var user = event.userId().toString();
        return List.of(
                "topic",
                Topic.USER_EVENTS.wire(),
                "key",
                user,
                "value",
                json.writeValueAsString(event),
                Headers.EVENT,
                EventName.of(event).wire(),
                Headers.TS,
                Long.toString(clock.millis()),
                Headers.TARGET_USER,
                user);
    }
}
