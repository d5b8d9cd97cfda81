package dev.guildwire.ingest.link;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.http.HttpStatus;

/// Figures of the backend link.
///
/// | meter | meaning |
/// |---|---|
/// | `guildwire.link.connections` | backends linked to this node now |
/// | `guildwire.link.refused{status}` | handshakes refused |
/// | `guildwire.link.closed{reason}` | connections we closed |
/// | `guildwire.link.lost` | writes that failed because the backend was gone |
/// | `guildwire.link.events`, `guildwire.link.bytes` | event messages handed to backends, and their size |
/// | `guildwire.link.messages` | messages received from backends |
/// | `guildwire.link.answers{code}` | answers given, `OK` or an error code |
///
/// At rest, messages = the sum of answers, less answers whose backend had gone.
final class LinkMetrics {

    private final MeterRegistry registry;
    private final Counter events;
    private final Counter bytes;
    private final Counter messages;
    private final Counter lost;

    LinkMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.events = registry.counter("guildwire.link.events");
        this.bytes = registry.counter("guildwire.link.bytes");
        this.messages = registry.counter("guildwire.link.messages");
        this.lost = registry.counter("guildwire.link.lost");
    }

    void watch(LinkConnections connections) {
        registry.gauge("guildwire.link.connections", connections, LinkConnections::count);
    }

    void refused(HttpStatus status) {
        registry.counter("guildwire.link.refused", "status", Integer.toString(status.value()))
                .increment();
    }

    void closed(LinkCloseReason reason) {
        registry.counter("guildwire.link.closed", "reason", reason.name()).increment();
    }

    void lost() {
        lost.increment();
    }

    void sent(int count, int size) {
        events.increment(count);
        bytes.increment(size);
    }

    void received() {
        messages.increment();
    }

    void answered(String code) {
        registry.counter("guildwire.link.answers", "code", code).increment();
    }
}
