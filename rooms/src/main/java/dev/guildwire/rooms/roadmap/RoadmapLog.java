package dev.guildwire.rooms.roadmap;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.guildwire.contracts.roadmap.RoadmapEvent;
import dev.guildwire.contracts.topic.Headers;
import dev.guildwire.contracts.topic.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Reads `roadmap.events` from its beginning to its present end.
@Component
class RoadmapLog {

    private static final Logger log = LoggerFactory.getLogger("Internal");
    private static final Duration POLL = Duration.ofMillis(200);

    private final ConsumerFactory<String, byte[]> consumers;
    private final JsonMapper json;

    RoadmapLog(ConsumerFactory<String, byte[]> consumers, JsonMapper json) {
        this.consumers = consumers;
        this.json = json;
    }

    RebuiltBoard replay() {
        var board = new RebuiltBoard();
        try (var consumer = consumers.createConsumer(null, "roadmap-rebuild", null)) {
            var partitions = consumer.partitionsFor(Topic.ROADMAP_EVENTS.wire()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (!reached(consumer, partitions, ends)) {
                consumer.poll(POLL).forEach(record -> apply(board, record));
            }
        }
        return board;
    }

    private static boolean reached(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions, Map<TopicPartition, Long> ends) {
        return partitions.stream()
                .allMatch(partition -> consumer.position(partition) >= ends.getOrDefault(partition, 0L));
    }

    private void apply(RebuiltBoard board, ConsumerRecord<String, byte[]> record) {
        var version = record.headers().lastHeader(Headers.VERSION);
        if (version == null) {
            return;
        }
        try {
            board.apply(
                    json.readValue(record.value(), RoadmapEvent.class),
                    Long.parseLong(new String(version.value(), UTF_8)));
        } catch (JacksonException e) {
            log.warn("skipped the record at {}-{}: {}", record.partition(), record.offset(), e.getOriginalMessage());
        }
    }
}
