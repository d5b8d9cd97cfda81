package dev.guildwire.edge.drain;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param notice    between being not ready and the first farewell, so that load balancers see it in time
/// @param window    over how long the farewells are spread at most; a node with few connections takes less
/// @param perSecond farewells a second at least
/// @param comeBack  clients are told to wait a random time up to this before they come back
/// @param lastWords how long clients have to answer their farewell before the process ends
@ConfigurationProperties("guildwire.drain")
public record DrainProperties(
        @DefaultValue("1s") Duration notice,
        @DefaultValue("30s") Duration window,
        @DefaultValue("200") int perSecond,
        @DefaultValue("2s") Duration comeBack,
        @DefaultValue("2s") Duration lastWords) {}
