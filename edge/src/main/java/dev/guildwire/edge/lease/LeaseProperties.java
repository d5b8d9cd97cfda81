package dev.guildwire.edge.lease;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param connectionsPerUser over all edges, or on each while Redis is away; one more closes with 4429
/// @param duration           how long an edge's lease lasts: a dead edge's connections count for this long
/// @param renewal            between two renewals
@ConfigurationProperties("guildwire.lease")
public record LeaseProperties(
        @DefaultValue("10") int connectionsPerUser,
        @DefaultValue("15s") Duration duration,
        @DefaultValue("5s") Duration renewal) {}
