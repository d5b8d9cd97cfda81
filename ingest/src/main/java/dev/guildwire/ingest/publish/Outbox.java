package dev.guildwire.ingest.publish;

import dev.guildwire.ingest.translate.Translation.Publication;
import java.time.Clock;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes publications and writes them to Kafka in the order they came. One thread hands over.
public final class Outbox implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    private final KafkaProducer<byte[], byte[]> producer;
    private final RecordEncoder encoder;
    private final PublishMetrics metrics;
    private final Clock clock;

    Outbox(PublishProperties properties, RecordEncoder encoder, PublishMetrics metrics, Clock clock) {
        this.producer = new KafkaProducer<>(config(properties), new ByteArraySerializer(), new ByteArraySerializer());
        this.encoder = encoder;
        this.metrics = metrics;
        this.clock = clock;
    }

    public void publish(Publication publication) {
        encoder.events(publication).forEach(record -> send(record, publication));
        encoder.voiceStates(publication).forEach(record -> send(record, publication));
    }

    @Override
    public void close() {
        producer.close();
    }

    private void send(ProducerRecord<byte[], byte[]> record, Publication publication) {
        var _ = producer.send(record, (_, failure) -> onCompletion(record, publication, failure));
    }

    private void onCompletion(
            ProducerRecord<byte[], byte[]> record, Publication publication, @Nullable Exception failure) {
        if (failure == null) {
            metrics.acknowledged(record.topic(), publication.dispatch().receivedAt(), clock.instant());
        } else {
            LOG.error("a record was not written: topic={}", record.topic(), failure);
        }
    }

    private static Map<String, Object> config(PublishProperties properties) {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                properties.bootstrapServers(),
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.LINGER_MS_CONFIG,
                0,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                properties.compression());
    }
}
