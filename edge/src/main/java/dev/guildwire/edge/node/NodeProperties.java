package dev.guildwire.edge.node;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param name    by which operators know this process
/// @param version of the program
/// @param every   between two reports, and between two looks for an order to drain
@ConfigurationProperties("guildwire.node")
record NodeProperties(
        String name, String version, @DefaultValue("2s") Duration every) {}
