package dev.guildwire.rooms.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/// Makes the relay of a feature's outbox; the feature offers it as a bean of its own.
@Component
public final class RedisOutboxes {

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
        return new OutboxRelay(new RedisOutbox(redis, tag), kafka, new OutboxMetrics(registry, tag));
    }

    /// How many events wait.
    public long waiting(String tag) {
        return new RedisOutbox(redis, tag).size();
    }
}
