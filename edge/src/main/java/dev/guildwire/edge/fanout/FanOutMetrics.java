package dev.guildwire.edge.fanout;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/// What an operator sees of the fan-out.
///
/// `edge.deliveries` counts frames handed to sockets or to the queue of a slow one, one for each event and receiver;
/// `edge.delivered.bytes` their bytes. `edge.latency` is measured once for each event and lane, when the lane has
/// handed the event to the last of its receivers: from `discord` (ingest took it off Discord's socket) and from
/// `kafka` (its record was made).
final class FanOutMetrics {

    private final LongAdder deliveries = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final Timer fromDiscord;
    private final Timer fromKafka;
    private final InstantSource clock;

    FanOutMetrics(MeterRegistry registry, InstantSource clock) {
        this.clock = clock;
        registry.more().counter("edge.deliveries", List.of(), deliveries);
        registry.more().counter("edge.delivered.bytes", List.of(), bytes);
        this.fromDiscord = latency(registry, "discord");
        this.fromKafka = latency(registry, "kafka");
    }

    private static Timer latency(MeterRegistry registry, String from) {
        return Timer.builder("edge.latency")
                .description("Until an event was handed to the last of a lane's receivers")
                .tag("from", from)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofNanos(500_000))
                .maximumExpectedValue(Duration.ofSeconds(10))
                .register(registry);
    }

    void delivered(long count, long size) {
        deliveries.add(count);
        bytes.add(size);
    }

    void flushed(List<EventFrame> events, int receivers, long size) {
        delivered((long) events.size() * receivers, size * receivers);
        var now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
        for (var event : events) {
            fromKafka.record(Math.max(0, now - event.writtenMillis() * 1000), TimeUnit.MICROSECONDS);
            if (event.receivedMicros() > 0) {
                fromDiscord.record(Math.max(0, now - event.receivedMicros()), TimeUnit.MICROSECONDS);
            }
            if (event.trace() != null) {
                event.trace().flushed(receivers);
            }
        }
    }
}
