package dev.guildwire.edge.node;

import dev.guildwire.contracts.node.DrainOrder;
import dev.guildwire.edge.redis.RedisLink;
import io.lettuce.core.RedisException;

/// Where operators leave their orders.
final class RedisDrainOrders {

    private final RedisLink redis;

    RedisDrainOrders(RedisLink redis) {
        this.redis = redis;
    }

    /// Waits for Redis's answer; without one there is no order.
    boolean isDrainOrdered(String node) {
        try {
            return redis.waiting().get(DrainOrder.key(node)) != null;
        } catch (RedisException _) {
            return false;
        }
    }
}
