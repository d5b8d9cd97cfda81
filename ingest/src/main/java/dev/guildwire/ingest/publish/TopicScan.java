package dev.guildwire.ingest.publish;

import dev.guildwire.contracts.topic.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Reads a part of a topic once, up to where it ended when the reading began. Reads uncommitted records, as all our
/// readers do.
final class TopicScan implements AutoCloseable {

    /// Clocks do not run evenly.
    private static final Duration MARGIN = Duration.ofSeconds(1);

    private static final Duration POLL = Duration.ofMillis(100);

    private final Duration timeout;
    private final KafkaConsumer<byte[], byte[]> consumer;

    TopicScan(PublishProperties properties) {
        this(properties, "read_uncommitted");
    }

    private TopicScan(PublishProperties properties, String isolation) {
        timeout = properties.timeout();
        consumer = new KafkaConsumer<>(
                properties.client(Map.of(
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        Math.toIntExact(timeout.toMillis()),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        isolation,
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        50)),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /// Where the committed part of each partition ends.
    ///
    /// @throws KafkaUnavailableException when Kafka does not answer in time
    static Map<TopicPartition, Long> committedEnds(PublishProperties properties, Topic topic) {
        try (var scan = new TopicScan(properties, "read_committed")) {
            return scan.guarded(() -> {
                var partitions = scan.partitions(topic);
                scan.consumer.assign(partitions);
                return scan.consumer.endOffsets(partitions);
            });
        }
    }

    /// @throws KafkaUnavailableException when Kafka does not answer in time
    void all(Topic topic, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        guarded(() -> {
            var partitions = partitions(topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            readToEnd(partitions, each);
            return partitions;
        });
    }

    /// Reads a little more than what was written since that time.
    ///
    /// @throws KafkaUnavailableException when Kafka does not answer in time
    void since(Instant time, Topic topic, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        guarded(() -> {
            var partitions = partitions(topic);
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            var millis = Math.max(0, time.minus(MARGIN).toEpochMilli());
            var times = partitions.stream().collect(Collectors.toMap(partition -> partition, _ -> millis));
            consumer.offsetsForTimes(times).forEach((partition, found) -> {
                if (found != null) {
                    consumer.seek(partition, found.offset());
                }
            });
            readToEnd(partitions, each);
            return partitions;
        });
    }

    private void readToEnd(Collection<TopicPartition> partitions, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        var ends = new HashMap<>(consumer.endOffsets(partitions));
        var patience = System.nanoTime() + timeout.toNanos();
        while (true) {
            ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
            if (ends.isEmpty()) {
                return;
            }
            var records = consumer.poll(POLL);
            records.forEach(each);
            if (!records.isEmpty()) {
                patience = System.nanoTime() + timeout.toNanos();
            } else if (System.nanoTime() > patience) {
                throw new KafkaUnavailableException(null);
            }
        }
    }

    private List<TopicPartition> partitions(Topic topic) {
        return consumer.partitionsFor(topic.wire()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private <T> T guarded(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (KafkaException e) {
            throw new KafkaUnavailableException(e);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
