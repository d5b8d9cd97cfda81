package dev.guildwire.ingest.publish;

import dev.guildwire.contracts.topic.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;

/// A member of a group of its own, as the gateway's is: the owner of every shard. After [#leave] it still believes so,
/// like a process that was frozen.
final class Member implements Ownership, AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final ConsumerGroupMetadata membership;
    private volatile boolean assigned = true;

    Member(String bootstrapServers, String group) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                        ConsumerConfig.GROUP_ID_CONFIG, group),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of(Topic.DISCORD_SHARDS.wire()));
        Awaitility.await().pollDelay(Duration.ZERO).until(() -> {
            consumer.poll(Duration.ofMillis(100));
            return !consumer.assignment().isEmpty();
        });
        membership = consumer.groupMetadata();
    }

    /// The shard was revoked, and the member knows it.
    void revoke() {
        assigned = false;
    }

    void leave() {
        consumer.close();
    }

    @Override
    public boolean isAssigned() {
        return assigned;
    }

    @Override
    public Optional<ConsumerGroupMetadata> membership() {
        return Optional.of(membership);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
