package dev.guildwire.edge.feed;

import dev.guildwire.contracts.roadmap.RoadmapEvent;
import dev.guildwire.contracts.topic.Headers;
import dev.guildwire.edge.roadmap.Change;
import dev.guildwire.edge.roadmap.RoadmapStream;
import java.nio.ByteBuffer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Reads the records of `roadmap.events`. Votes are put together before they go out, so these are parsed.
final class RoadmapReader {

    private final JsonMapper json;
    private final RoadmapStream roadmap;

    RoadmapReader(JsonMapper json, RoadmapStream roadmap) {
        this.json = json;
        this.roadmap = roadmap;
    }

    FeedMetrics.Outcome publish(ConsumerRecord<byte[], ByteBuffer> event) {
        var version = number(event, Headers.VERSION);
        var made = number(event, Headers.TS);
        if (version <= 0 || made < 0 || event.value() == null) {
            return FeedMetrics.Outcome.MALFORMED;
        }
        try {
            var bytes = new byte[event.value().remaining()];
            event.value().duplicate().get(bytes);
            roadmap.publish(new Change(json.readValue(bytes, RoadmapEvent.class), version, made));
            return FeedMetrics.Outcome.PUBLISHED;
        } catch (JacksonException | NullPointerException _) {
            return FeedMetrics.Outcome.MALFORMED;
        }
    }

    private static long number(ConsumerRecord<byte[], ByteBuffer> event, String key) {
        var header = event.headers().lastHeader(key);
        return Decimal.parse(header == null ? null : header.value());
    }
}
