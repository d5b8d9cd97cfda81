package dev.guildwire.ingest.publish;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// - `guildwire.publish.latency{topic}`: from the socket of Discord to Kafka's acknowledgement, a histogram; its count
///   is the number of records written.
@Component
final class PublishMetrics {

    private final MeterRegistry registry;
    private final Map<String, Timer> latency = new ConcurrentHashMap<>();

    PublishMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void acknowledged(String topic, Instant receivedAt, Instant now) {
        latency.computeIfAbsent(topic, this::timer).record(Duration.between(receivedAt, now));
    }

    private Timer timer(String topic) {
        return Timer.builder("guildwire.publish.latency")
                .description("From Discord's socket to Kafka's acknowledgement")
                .tag("topic", topic)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(10))
                .register(registry);
    }
}
