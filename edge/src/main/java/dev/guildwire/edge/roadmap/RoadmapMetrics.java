package dev.guildwire.edge.roadmap;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/// What an operator sees of the roadmap stream.
///
/// `edge.roadmap.changes` counts records by outcome: `taken`, or `repeated` and dropped. While somebody looks at the
/// board, taken = `edge.roadmap.messages` + those that were put together with later ones.
/// `edge.roadmap.broadcasts` counts how often messages went out; one broadcast has one of each feature, or more.
/// `edge.roadmap.deliveries` counts frames handed to connections, one for each message and receiver.
/// `edge.roadmap.latency` is measured once for each message and lane, from rooms' change to the last receiver.
/// `edge.roadmap.joins`, `edge.roadmap.logins` and `edge.roadmap.errors` count by outcome or code.
final class RoadmapMetrics {

    /// What became of a connection's wish for what it missed.
    enum Join {
        /// It asked for nothing.
        LIVE,
        RESUMED,
        /// It was told to take a snapshot.
        TOO_OLD
    }

    /// What a look-up of a session told.
    enum Login {
        VALID,
        ENDED,
        /// Redis did not answer.
        UNKNOWN
    }

    private final Counter taken;
    private final Counter repeated;
    private final Counter broadcasts;
    private final Counter messages;
    private final LongAdder deliveries = new LongAdder();
    private final Timer latency;
    private final Map<Join, Counter> joins = new EnumMap<>(Join.class);
    private final Map<Login, Counter> logins = new EnumMap<>(Login.class);
    private final Map<ErrorCode, Counter> errors = new EnumMap<>(ErrorCode.class);
    private final InstantSource clock;

    RoadmapMetrics(MeterRegistry registry, InstantSource clock) {
        this.clock = clock;
        taken = registry.counter("edge.roadmap.changes", "outcome", "taken");
        repeated = registry.counter("edge.roadmap.changes", "outcome", "repeated");
        broadcasts = registry.counter("edge.roadmap.broadcasts");
        messages = registry.counter("edge.roadmap.messages");
        registry.more().counter("edge.roadmap.deliveries", List.of(), deliveries);
        latency = Timer.builder("edge.roadmap.latency")
                .description("From a change to the last receiver of a lane")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(10))
                .register(registry);
        count(registry, "edge.roadmap.joins", "outcome", Join.values(), joins);
        count(registry, "edge.roadmap.logins", "outcome", Login.values(), logins);
        count(registry, "edge.roadmap.errors", "code", ErrorCode.values(), errors);
    }

    private static <E extends Enum<E>> void count(
            MeterRegistry registry, String name, String tag, E[] values, Map<E, Counter> counters) {
        for (var value : values) {
            counters.put(value, registry.counter(name, tag, value.name().toLowerCase(Locale.ROOT)));
        }
    }

    void change(boolean isNew) {
        (isNew ? taken : repeated).increment();
    }

    /// @param count of messages in it
    void broadcast(int count) {
        broadcasts.increment();
        messages.increment(count);
    }

    /// A lane has handed messages to all its receivers.
    void delivered(List<Broadcast> messages, long frames) {
        deliveries.add(frames);
        var now = clock.millis();
        for (var message : messages) {
            latency.record(Math.max(0, now - message.change().madeMillis()), TimeUnit.MILLISECONDS);
        }
    }

    void join(Join outcome) {
        requireNonNull(joins.get(outcome)).increment();
    }

    void login(Login outcome) {
        requireNonNull(logins.get(outcome)).increment();
    }

    void error(ErrorCode code) {
        requireNonNull(errors.get(code)).increment();
    }
}
