package dev.guildwire.rooms.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/// Makes the relay of a feature's outbox; the feature offers it as a bean of its own.
@Component
public final class RedisOutboxes {

    private static final Duration LEASE = Duration.ofSeconds(5);

    private final StringRedisTemplate redis;
    private final KafkaTemplate<String, byte[]> kafka;
    private final MeterRegistry registry;

    RedisOutboxes(StringRedisTemplate redis, KafkaTemplate<String, byte[]> kafka, MeterRegistry registry) {
        this.redis = redis;
        this.kafka = kafka;
        this.registry = registry;
    }

    /// @param tag the hash tag of the feature's keys, without braces
    public SmartLifecycle relay(String tag) {
        return relay(tag, LEASE);
    }

    /// A relay whose work another instance takes over sooner or later than is usual. The shorter the lease, the
    /// likelier does an instance that was only held up tell old events behind newer ones.
    ///
    /// @param tag   the hash tag of the feature's keys, without braces
    /// @param lease how long an instance that died keeps the others from its work
    public SmartLifecycle relay(String tag, Duration lease) {
        return new OutboxRelay(new RedisOutbox(redis, tag), kafka, new OutboxMetrics(registry, tag), lease);
    }

    /// How many events wait.
    public long waiting(String tag) {
        return new RedisOutbox(redis, tag).size();
    }
}
