package dev.guildwire.edge.lease;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param redisUrl           where leases are, `redis://host:port`
/// @param connectionsPerUser over all edges, or on each while Redis is away; one more closes with 4429
/// @param duration           how long an edge's lease lasts: a dead edge's connections count for this long
/// @param renewal            between two renewals
/// @param patience           how long one answer of Redis is waited for; then the edge counts for itself
@ConfigurationProperties("guildwire.lease")
public record LeaseProperties(
        String redisUrl,
        @DefaultValue("10") int connectionsPerUser,
        @DefaultValue("15s") Duration duration,
        @DefaultValue("5s") Duration renewal,
        @DefaultValue("500ms") Duration patience) {}
