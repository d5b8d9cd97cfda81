package dev.guildwire.load.roadmap;

import dev.guildwire.contracts.topic.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.json.JsonMapper;

/// The board as `roadmap.events` tells it.
final class BoardLog {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration POLL = Duration.ofMillis(200);

    private BoardLog() {}

    /// The last count of each feature.
    static Map<String, Integer> counts(String kafka) {
        var counts = new HashMap<String, Integer>();
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partitions = consumer.partitionsFor(Topic.ROADMAP_EVENTS.wire()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (!ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                consumer.poll(POLL).forEach(record -> {
                    var event = JSON.readTree(record.value());
                    if (event.path("type").asString().equals("VOTE_UPDATE")) {
                        counts.put(
                                event.path("featureId").asString(),
                                event.path("voteCount").asInt());
                    }
                });
            }
        }
        return counts;
    }
}
