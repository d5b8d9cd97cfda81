package dev.guildwire.edge.notice;

import dev.guildwire.contracts.topic.Topic;
import dev.guildwire.edge.feed.KafkaProperties;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes notices, with one producer for all. Safe for any thread.
public final class Notices implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("Internal");
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final KafkaProperties kafka;

    // Guarded by this object's monitor. Made by the first who writes, because that looks for Kafka.
    private @Nullable Producer<String, byte[]> producer;

    Notices(KafkaProperties kafka) {
        this.kafka = kafka;
    }

    /// Waits a second at most, while Kafka is away.
    public void write(Topic topic, String key, byte @Nullable [] value) {
        try {
            var _ = producer().send(new ProducerRecord<>(topic.wire(), key, value));
        } catch (KafkaException e) {
            LOG.debug("No notice was written to {}", topic.wire(), e);
        }
    }

    private synchronized Producer<String, byte[]> producer() {
        if (producer == null) {
            producer = new KafkaProducer<>(settings(), new StringSerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    private Map<String, Object> settings() {
        var settings = kafka.client();
        settings.put("acks", "1");
        settings.put("enable.idempotence", false);
        settings.put("linger.ms", 0);
        settings.put("max.block.ms", 1_000);
        settings.put("request.timeout.ms", 1_000);
        settings.put("delivery.timeout.ms", 2_000);
        settings.put("buffer.memory", 1 << 20);
        return settings;
    }

    /// Sends what has been written.
    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.close(LAST_WORDS);
        }
    }
}
