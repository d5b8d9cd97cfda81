package dev.guildwire.ingest.publish;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/// Of publications, one by dispatch and a few that compare states:
/// `accepted` + what an earlier process left on disk = `written` + `dropped` + `superseded` + those that wait.
///
/// - `guildwire.publish.accepted`, `.written`: handed over; acknowledged by Kafka with all their records
/// - `guildwire.publish.dropped`: because the disk was full or Kafka away for too long; browsers were told of a gap
/// - `guildwire.publish.superseded`: left to another ingest that took the shard over
/// - `guildwire.publish.reopened`: producers that failed and were replaced
/// - `guildwire.publish.found`: records that were to be sent again and found in Kafka: repeats that nobody sees
/// - `guildwire.publish.waiting`: publications in memory, waiting or on their way
/// - `guildwire.publish.spool.bytes`, `guildwire.publish.spooling`: what waits on disk; shards that write there now
/// - `guildwire.publish.latency{topic}`: from Discord's socket to Kafka's acknowledgement, a histogram by record
@Component
final class PublishMetrics {

    private final MeterRegistry registry;
    private final Clock clock;
    private final Counter accepted;
    private final Counter written;
    private final Counter dropped;
    private final Counter superseded;
    private final Counter reopened;
    private final Counter found;
    private final Map<String, Timer> latency = new ConcurrentHashMap<>();
    private final Set<Backlog> backlogs = ConcurrentHashMap.newKeySet();

    PublishMetrics(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        accepted = registry.counter("guildwire.publish.accepted");
        written = registry.counter("guildwire.publish.written");
        dropped = registry.counter("guildwire.publish.dropped");
        superseded = registry.counter("guildwire.publish.superseded");
        reopened = registry.counter("guildwire.publish.reopened");
        found = registry.counter("guildwire.publish.found");
        gauge("guildwire.publish.waiting", BacklogSize::inMemory);
        gauge("guildwire.publish.spool.bytes", BacklogSize::diskBytes);
        gauge("guildwire.publish.spooling", size -> size.spooling() ? 1 : 0);
    }

    void accepted() {
        accepted.increment();
    }

    void written() {
        written.increment();
    }

    void dropped(long count) {
        dropped.increment((double) count);
    }

    void superseded(long count) {
        superseded.increment((double) count);
    }

    void reopened() {
        reopened.increment();
    }

    void found(int records) {
        found.increment(records);
    }

    void acknowledged(String topic, Instant receivedAt) {
        latency.computeIfAbsent(topic, this::timer).record(Duration.between(receivedAt, clock.instant()));
    }

    void track(Backlog backlog) {
        backlogs.add(backlog);
    }

    void forget(Backlog backlog) {
        backlogs.remove(backlog);
    }

    private void gauge(String name, ToDoubleFunction<BacklogSize> value) {
        Gauge.builder(
                        name,
                        backlogs,
                        all -> all.stream()
                                .map(Backlog::size)
                                .mapToDouble(value)
                                .sum())
                .register(registry);
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
