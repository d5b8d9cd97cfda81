package dev.guildwire.edge.node;

import dev.guildwire.contracts.node.Node;
import dev.guildwire.contracts.node.NodeState;
import dev.guildwire.edge.connection.Admission;
import dev.guildwire.edge.connection.Endpoint;
import dev.guildwire.edge.drain.Drain;
import dev.guildwire.edge.notice.Notices;
import dev.guildwire.edge.redis.RedisLink;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class NodeConfiguration {

    @Bean
    NodeReporter nodeReporter(
            NodeProperties properties,
            Notices notices,
            RedisLink redis,
            Drain drain,
            Supplier<NodeState> nodeState,
            EdgeFigures figures,
            InstantSource clock) {
        var id = UUID.randomUUID().toString();
        var since = clock.instant();
        var orders = new RedisDrainOrders(redis);
        return new NodeReporter(
                notices,
                properties.every(),
                id,
                () -> figures.report(new Node(id, properties.name(), properties.version(), since, nodeState.get())),
                () -> {
                    if (orders.isDrainOrdered(id)) {
                        drain.begin();
                    }
                });
    }

    @Bean
    EdgeFigures edgeFigures(MeterRegistry meters, List<Endpoint> endpoints) {
        return new EdgeFigures(meters, endpoints);
    }

    /// @param deliveryHealthIndicator whether this edge delivers
    @Bean
    Supplier<NodeState> nodeState(Admission admission, HealthIndicator deliveryHealthIndicator) {
        return () -> {
            if (admission.isShut()) {
                return NodeState.DRAINING;
            }
            var health = deliveryHealthIndicator.health();
            return health != null && health.getStatus().equals(Status.UP) ? NodeState.READY : NodeState.DOWN;
        };
    }
}
