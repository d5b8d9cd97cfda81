package dev.guildwire.rooms.limit;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/// `guildwire.limit.refused` counts requests that came too often, by limit. A rise without a rise of logins is
/// somebody trying.
@Component
class LimitMetrics {

    private final MeterRegistry registry;

    LimitMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void refused(String limit) {
        registry.counter("guildwire.limit.refused", "limit", limit).increment();
    }
}
