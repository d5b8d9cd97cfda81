package dev.guildwire.ingest.publish;

import static java.util.Objects.requireNonNull;

import dev.guildwire.contracts.topic.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Follows the marks of one shard. Confined to one thread.
public final class MarkReader implements AutoCloseable {

    /// @param writtenAt by the clock of whoever wrote it
    public record Seen(Mark mark, Instant writtenAt) {}

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration POLL = Duration.ofMillis(50);
    /// Among so many last records there is a mark: the others are the ends of transactions, which are rarer.
    private static final int LAST_RECORDS = 20;

    private final TopicPartition place;
    private final List<TopicPartition> partition;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Duration timeout;
    private boolean placed;
    private @Nullable Seen newest;

    MarkReader(PublishProperties properties, int shard) {
        timeout = properties.timeout();
        place = new TopicPartition(Topic.DISCORD_SHARDS.wire(), shard);
        partition = List.of(place);
        consumer = new KafkaConsumer<>(
                properties.client(Map.of(
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        Math.toIntExact(timeout.toMillis()),
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        50)),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(partition);
    }

    /// The newest mark; empty when the shard never had an owner, or had none for longer than the topic keeps records.
    ///
    /// @throws KafkaUnavailableException when Kafka does not answer in time
    public Optional<Seen> newest() {
        try {
            var end = requireNonNull(consumer.endOffsets(partition).get(place));
            if (!placed) {
                var start = requireNonNull(consumer.beginningOffsets(partition).get(place));
                consumer.seek(place, Math.max(start, end - LAST_RECORDS));
                placed = true;
            }
            var patience = System.nanoTime() + timeout.toNanos();
            while (consumer.position(place) < end) {
                consumer.poll(POLL).forEach(this::take);
                if (System.nanoTime() > patience) {
                    throw new KafkaUnavailableException(null);
                }
            }
            return Optional.ofNullable(newest);
        } catch (KafkaException e) {
            throw new KafkaUnavailableException(e);
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        try {
            newest = new Seen(JSON.readValue(record.value(), Mark.class), Instant.ofEpochMilli(record.timestamp()));
        } catch (JacksonException _) {
            // Somebody else's record: the shard's own marks around it say what is needed.
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
