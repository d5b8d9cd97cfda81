package dev.guildwire.edge.connection;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.springframework.util.unit.DataSize;

/// Makes endpoints; each protocol offers its own as a bean.
public final class Endpoints {

    private final ConnectionProperties properties;
    private final MeterRegistry registry;
    private final InstantSource clock;
    private final RandomGenerator random;

    Endpoints(ConnectionProperties properties, MeterRegistry registry, InstantSource clock, RandomGenerator random) {
        this.properties = properties;
        this.registry = registry;
        this.clock = clock;
        this.random = random;
    }

    /// @param name of the endpoint in metrics
    public Endpoint make(String name, String path, Terms terms, Protocol protocol) {
        var metrics = new ConnectionMetrics(registry, name);
        var connections = new Connections(properties, terms, metrics, clock, random);
        metrics.show(connections);
        return new Endpoint(path, connections, protocol);
    }

    /// What differs between endpoints.
    ///
    /// @param max                connections at once
    /// @param maxUnauthenticated of them, without a login
    /// @param maxMessage         the longest message a client may send; a longer one closes with 1009
    public record Terms(int max, int maxUnauthenticated, DataSize maxMessage, Heartbeat heartbeat) {}
}
