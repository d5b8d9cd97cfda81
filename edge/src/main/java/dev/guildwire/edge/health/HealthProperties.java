package dev.guildwire.edge.health;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param canaryInterval between two canaries
/// @param canaryBound    how long ago the last canary that came back may have been written; at more the edge is not
/// ready
@ConfigurationProperties("guildwire.health")
public record HealthProperties(
        @DefaultValue("1s") Duration canaryInterval,
        @DefaultValue("5s") Duration canaryBound) {}
