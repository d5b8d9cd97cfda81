package dev.guildwire.edge.node;

import dev.guildwire.contracts.node.NodeReport;
import dev.guildwire.contracts.topic.Topic;
import dev.guildwire.edge.feed.KafkaProperties;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import tools.jackson.databind.json.JsonMapper;

/// Says again and again how this node is, and when it ends that it is gone.
final class NodeReporter implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger("Internal");
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final KafkaProperties kafka;
    private final Duration every;
    private final String id;
    private final Supplier<NodeReport> report;
    private final Runnable lookForOrders;
    private final JsonMapper json = JsonMapper.shared();
    private volatile @Nullable Thread reporting;

    NodeReporter(
            KafkaProperties kafka, Duration every, String id, Supplier<NodeReport> report, Runnable lookForOrders) {
        this.kafka = kafka;
        this.every = every;
        this.id = id;
        this.report = report;
        this.lookForOrders = lookForOrders;
    }

    @Override
    public void start() {
        reporting = Thread.ofVirtual().name("node-reporter").start(this::reportAgainAndAgain);
    }

    private void reportAgainAndAgain() {
        try (var producer = new KafkaProducer<>(settings(), new StringSerializer(), new ByteArraySerializer())) {
            reportUntilInterrupted(producer);
            write(producer, null);
        }
    }

    private void reportUntilInterrupted(Producer<String, byte[]> producer) {
        try {
            while (true) {
                write(producer, json.writeValueAsBytes(report.get()));
                lookForOrders.run();
                Thread.sleep(every);
            }
        } catch (InterruptedException _) {
            LOG.debug("The node's reports end");
        }
    }

    private void write(Producer<String, byte[]> producer, byte @Nullable [] value) {
        try {
            var _ = producer.send(new ProducerRecord<>(Topic.NODE_REPORTS.wire(), id, value));
        } catch (KafkaException e) {
            LOG.debug("No report was written", e);
        }
    }

    /// A report that cannot be written soon need not be written at all.
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

    /// With the feed, and so until the drain is over.
    @Override
    public int getPhase() {
        return 1;
    }
}
