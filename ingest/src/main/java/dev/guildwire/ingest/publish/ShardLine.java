package dev.guildwire.ingest.publish;

import java.time.Instant;

/// One shard's way to Kafka: a producer, replaced when it fails, and a look at what came through. Confined to one
/// thread.
final class ShardLine implements AutoCloseable {

    private final PublishProperties kafka;
    private final OutboxProperties properties;
    private final int shard;
    private final Ownership ownership;
    private FencedProducer producer;

    /// Shuts out whoever wrote for the shard before.
    ///
    /// @throws KafkaUnavailableException when Kafka does not answer in time
    /// @throws SupersededException       when the shard is another process's
    ShardLine(PublishProperties kafka, OutboxProperties properties, int shard, Ownership ownership) {
        this.kafka = kafka;
        this.properties = properties;
        this.shard = shard;
        this.ownership = ownership;
        this.producer = open();
    }

    FencedProducer producer() {
        return producer;
    }

    /// What is on its way comes through now or never.
    ///
    /// @throws KafkaUnavailableException when Kafka does not answer in time
    /// @throws SupersededException       when the shard is another process's
    void reopen() {
        producer.close();
        producer = open();
    }

    private FencedProducer open() {
        if (!ownership.isAssigned()) {
            throw new SupersededException();
        }
        return FencedProducer.open(kafka, properties, shard, ownership);
    }

    /// @throws KafkaUnavailableException when Kafka does not answer in time
    Written writtenSince(Instant time) {
        return Written.since(time, shard, kafka);
    }

    @Override
    public void close() {
        producer.close();
    }
}
