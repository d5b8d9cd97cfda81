package dev.guildwire.edge.health;

import dev.guildwire.contracts.topic.Topic;
import dev.guildwire.edge.feed.CanaryListener;
import dev.guildwire.edge.feed.KafkaProperties;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Writes a record to Kafka again and again and looks whether it comes back the way events come.
///
/// `edge.canary.roundtrip` is how long that takes, and `edge.canary.age` how long ago the last one that came back was
/// written: above the bound the edge is not ready.
final class Canary implements SmartLifecycle, CanaryListener {

    private static final Logger LOG = LoggerFactory.getLogger("Internal");

    private final KafkaProperties kafka;
    private final HealthProperties properties;
    private final InstantSource clock;
    private final Timer roundtrip;
    private final String edge = UUID.randomUUID().toString();
    private volatile long returned;
    private volatile @Nullable Thread writing;

    Canary(KafkaProperties kafka, HealthProperties properties, MeterRegistry registry, InstantSource clock) {
        this.kafka = kafka;
        this.properties = properties;
        this.clock = clock;
        this.roundtrip = Timer.builder("edge.canary.roundtrip")
                .description("Until a canary came back through Kafka")
                .register(registry);
        registry.gauge("edge.canary.age", this, canary -> canary.age().toMillis() / 1000.0);
    }

    @Override
    public void onCanary(String from, long sentMillis) {
        if (from.equals(edge)) {
            returned = sentMillis;
            roundtrip.record(Duration.ofMillis(Math.max(0, clock.millis() - sentMillis)));
        }
    }

    boolean isWell() {
        return age().compareTo(properties.canaryBound()) <= 0;
    }

    Duration age() {
        return Duration.ofMillis(clock.millis() - returned);
    }

    @Override
    public void start() {
        writing = Thread.ofVirtual().name("canary").start(this::write);
    }

    private void write() {
        try (var producer = new KafkaProducer<>(settings(), new StringSerializer(), new StringSerializer())) {
            while (true) {
                write(producer);
                Thread.sleep(properties.canaryInterval());
            }
        } catch (InterruptedException _) {
            LOG.debug("The canary ends");
        }
    }

    private void write(Producer<String, String> producer) {
        try {
            var _ = producer.send(new ProducerRecord<>(Topic.EDGE_CANARY.wire(), edge, Long.toString(clock.millis())));
        } catch (KafkaException e) {
            LOG.debug("No canary was written", e);
        }
    }

    /// A canary that cannot be written soon need not be written at all.
    private Map<String, Object> settings() {
        var settings = kafka.client();
        settings.put("acks", "1");
        settings.put("enable.idempotence", false);
        settings.put("linger.ms", 0);
        settings.put("max.block.ms", 1_000);
        settings.put("request.timeout.ms", 1_000);
        settings.put("delivery.timeout.ms", 2_000);
        settings.put("buffer.memory", 65_536);
        settings.put("batch.size", 1_024);
        return settings;
    }

    @Override
    public void stop() {
        var thread = writing;
        writing = null;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return writing != null;
    }

    /// With the feed.
    @Override
    public int getPhase() {
        return 1;
    }
}
