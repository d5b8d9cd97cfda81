package dev.guildwire.ingest.node;

import dev.guildwire.contracts.topic.Topic;
import dev.guildwire.ingest.publish.PublishProperties;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Says again and again how this process is, and when it ends that it is gone.
@Component
final class NodeReporter implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger("Internal");
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final PublishProperties kafka;
    private final Duration every;
    private final IngestFigures figures;
    private final JsonMapper json = JsonMapper.shared();
    private volatile @Nullable Thread reporting;

    NodeReporter(PublishProperties kafka, NodeProperties properties, IngestFigures figures) {
        this.kafka = kafka;
        this.every = properties.every();
        this.figures = figures;
    }

    @Override
    public void start() {
        reporting = Thread.ofPlatform().daemon().name("node-reporter").start(this::reportAgainAndAgain);
    }

    private void reportAgainAndAgain() {
        try {
            while (true) {
                reportUntilItFails();
                Thread.sleep(every);
            }
        } catch (InterruptedException _) {
            LOG.debug("the node's reports end");
        }
    }

    /// No producer can be made while Kafka's name is not known.
    private void reportUntilItFails() throws InterruptedException {
        try (var producer = new KafkaProducer<>(settings(), new StringSerializer(), new ByteArraySerializer())) {
            reportUntilInterrupted(producer);
        } catch (KafkaException e) {
            LOG.debug("no report can be written", e);
        }
    }

    private void reportUntilInterrupted(Producer<String, byte[]> producer) throws InterruptedException {
        try {
            while (true) {
                write(producer, json.writeValueAsBytes(figures.report()));
                Thread.sleep(every);
            }
        } catch (InterruptedException e) {
            write(producer, null);
            throw e;
        }
    }

    private void write(Producer<String, byte[]> producer, byte @Nullable [] value) {
        try {
            var _ = producer.send(new ProducerRecord<>(Topic.NODE_REPORTS.wire(), figures.id(), value));
        } catch (KafkaException e) {
            LOG.debug("no report was written", e);
        }
    }

    /// A report that cannot be written soon need not be written at all.
    private Map<String, Object> settings() {
        var settings = new HashMap<String, Object>();
        settings.put(ProducerConfig.ACKS_CONFIG, "1");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 1_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 1_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2_000);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 1 << 20);
        return kafka.client(settings);
    }

    @Override
    public void stop() {
        var thread = reporting;
        reporting = null;
        if (thread != null) {
            thread.interrupt();
            awaitEnd(thread);
        }
    }

    private static void awaitEnd(Thread thread) {
        try {
            var _ = thread.join(LAST_WORDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return reporting != null;
    }

    /// Before the gateway starts and until it has handed its shards over.
    @Override
    public int getPhase() {
        return 0;
    }
}
