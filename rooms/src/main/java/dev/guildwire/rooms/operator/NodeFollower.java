package dev.guildwire.rooms.operator;

import static java.util.stream.Collectors.toMap;

import dev.guildwire.contracts.node.NodeReport;
import dev.guildwire.contracts.topic.Topic;
import dev.guildwire.rooms.stream.Follower;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Reads what nodes say, every instance all of it: without a group, from a minute ago on.
@Component
final class NodeFollower extends Follower {

    private static final Logger log = LoggerFactory.getLogger("Internal");
    private static final Duration POLL = Duration.ofMillis(500);

    private final ConsumerFactory<String, byte[]> consumers;
    private final Nodes nodes;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.shared();

    NodeFollower(ConsumerFactory<String, byte[]> consumers, Nodes nodes, Clock clock) {
        super("node-follower");
        this.consumers = consumers;
        this.nodes = nodes;
        this.clock = clock;
    }

    @Override
    protected void follow() {
        try (var consumer = consumers.createConsumer(null, null, null)) {
            begin(consumer);
            while (!isStopped()) {
                consumer.poll(POLL).forEach(this::hear);
            }
        }
    }

    private void begin(Consumer<String, byte[]> consumer) {
        var partitions = partitions(consumer);
        var since = clock.instant().minus(Nodes.REMEMBERED).toEpochMilli();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        consumer.offsetsForTimes(partitions.stream().collect(toMap(partition -> partition, _ -> since)))
                .forEach((partition, place) -> {
                    if (place != null) {
                        consumer.seek(partition, place.offset());
                    }
                });
    }

    private static List<TopicPartition> partitions(Consumer<String, byte[]> consumer) {
        var partitions = consumer.partitionsFor(Topic.NODE_REPORTS.wire()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new KafkaException("there is no topic of nodes' reports yet");
        }
        return partitions;
    }

    private void hear(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            nodes.forget(record.key());
            return;
        }
        try {
            nodes.hear(json.readValue(record.value(), NodeReport.class), Instant.ofEpochMilli(record.timestamp()));
        } catch (JacksonException e) {
            log.debug("A node's report is not understood", e);
        }
    }
}
