package dev.guildwire.rooms.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/// Figures of one outbox.
///
/// | meter | meaning |
/// |---|---|
/// | `guildwire.outbox.told{outbox}` | events written to Kafka by this instance |
///
/// An outbox that does not empty shows as `told` at rest while changes are made.
final class OutboxMetrics {

    private final Counter told;

    OutboxMetrics(MeterRegistry registry, String outbox) {
        told = registry.counter("guildwire.outbox.told", "outbox", outbox);
    }

    void told(int count) {
        told.increment(count);
    }
}
