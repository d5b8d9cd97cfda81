package dev.guildwire.edge.feed;

import dev.guildwire.contracts.event.EventName;
import dev.guildwire.contracts.event.UserEvent;
import dev.guildwire.contracts.topic.Headers;
import dev.guildwire.edge.auth.Revocations;
import dev.guildwire.edge.connection.CloseReason;
import dev.guildwire.edge.fanout.Publication;
import dev.guildwire.edge.roadmap.RoadmapStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Reads the records of `user.events` that end connections. They are rare, so these alone are parsed.
final class RevocationReader {

    private final JsonMapper json;
    private final Revocations revocations;
    private final RoadmapStream roadmap;

    RevocationReader(JsonMapper json, Revocations revocations, RoadmapStream roadmap) {
        this.json = json;
        this.revocations = revocations;
        this.roadmap = roadmap;
    }

    /// Whether the record is one of ours to apply, and no message to a user.
    boolean concerns(ConsumerRecord<byte[], ByteBuffer> event) {
        return typeOf(event).isPresent();
    }

    /// Ends the connections the record speaks of, and keeps their tokens from opening others.
    FeedMetrics.Outcome apply(ConsumerRecord<byte[], ByteBuffer> event, Publication publication) {
        try {
            var bytes = new byte[event.value().remaining()];
            event.value().duplicate().get(bytes);
            var revocation = (UserEvent) json.readValue(bytes, typeOf(event).orElseThrow());
            revocations.add(revocation, Instant.ofEpochMilli(event.timestamp()));
            publication.close(
                    revocation.userId(),
                    watcher -> Revocations.ends(revocation, watcher.guild(), watcher.sid()),
                    CloseReason.SESSION_EXPIRED);
            roadmap.revoke(revocation);
            return FeedMetrics.Outcome.REVOCATION;
        } catch (JacksonException | NullPointerException _) {
            return FeedMetrics.Outcome.MALFORMED;
        }
    }

    private static Optional<Class<?>> typeOf(ConsumerRecord<byte[], ByteBuffer> event) {
        var header = event.headers().lastHeader(Headers.EVENT);
        return Optional.ofNullable(header)
                .flatMap(name -> EventName.find(new String(name.value(), StandardCharsets.UTF_8)))
                .<Class<?>>map(EventName::type)
                .filter(UserEvent.class::isAssignableFrom);
    }
}
