package dev.guildwire.ingest.gateway;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/// By installation: dispatches sent by Discord = `received` + `missed`, and
/// `received` = `repeated` + `not_served` + `translated` + those waiting in the shards' queues.
///
/// - `guildwire.gateway.received`: dispatches that JDA showed
/// - `guildwire.gateway.missed`: dispatches that JDA could not read: holes in `s`. More than 0 means that voice states
///   may be wrong until the guild's next GUILD_CREATE
/// - `guildwire.gateway.repeated`: shown twice by JDA, dropped
/// - `guildwire.gateway.not.served`: of guilds other than the configured one, dropped
/// - `guildwire.gateway.translated`: handed to publishing
/// - `guildwire.gateway.unreadable`: those of `translated` that were not as Discord documents; published raw
@Component
final class GatewayMetrics {

    final Counter received;
    final Counter missed;
    final Counter repeated;
    final Counter notServed;
    final Counter translated;
    final Counter unreadable;

    GatewayMetrics(MeterRegistry registry) {
        received = registry.counter("guildwire.gateway.received");
        missed = registry.counter("guildwire.gateway.missed");
        repeated = registry.counter("guildwire.gateway.repeated");
        notServed = registry.counter("guildwire.gateway.not.served");
        translated = registry.counter("guildwire.gateway.translated");
        unreadable = registry.counter("guildwire.gateway.unreadable");
    }
}
