package dev.guildwire.rooms.operator;

import dev.guildwire.contracts.node.DrainOrder;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/// Where edges look for orders.
@Component
final class RedisDrainOrders {

    private final StringRedisTemplate redis;

    RedisDrainOrders(StringRedisTemplate redis) {
        this.redis = redis;
    }

    void place(String edge) {
        redis.opsForValue().set(DrainOrder.key(edge), "drain", DrainOrder.LIFETIME);
    }

    boolean isPlaced(String edge) {
        return redis.hasKey(DrainOrder.key(edge));
    }
}
