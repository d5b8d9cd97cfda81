package dev.guildwire.edge.connection;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/// What an operator sees of an endpoint's connections; every figure has the tag `endpoint`.
///
/// `edge.handshakes` = admitted + refused by cause; `edge.connections` (state `authenticated`, `unauthenticated`) is
/// the number now; `edge.connections.closing` counts ends by reason, which leaves out clients that vanish without a
/// close frame: admitted - now - closing is their number. `edge.pending.bytes` is what waits for slow sockets; it
/// returns to 0 when nobody is slow.
final class ConnectionMetrics {

    private final Map<CloseReason, Counter> closing = new EnumMap<>(CloseReason.class);
    private final Map<Admission.Outcome, Counter> handshakes = new EnumMap<>(Admission.Outcome.class);

    private final MeterRegistry registry;
    private final String endpoint;

    ConnectionMetrics(MeterRegistry registry, String endpoint) {
        this.registry = registry;
        this.endpoint = endpoint;
        for (var reason : CloseReason.values()) {
            closing.put(
                    reason,
                    Counter.builder("edge.connections.closing")
                            .description("Ends of connections begun with a close frame, by reason")
                            .tag("endpoint", endpoint)
                            .tag("reason", tag(reason))
                            .tag("code", Integer.toString(reason.code()))
                            .register(registry));
        }
        for (var outcome : Admission.Outcome.values()) {
            handshakes.put(
                    outcome,
                    Counter.builder("edge.handshakes")
                            .description("WebSocket handshakes by outcome")
                            .tag("endpoint", endpoint)
                            .tag("outcome", tag(outcome))
                            .register(registry));
        }
    }

    void show(Connections connections) {
        Gauge.builder("edge.connections", connections, Connections::authenticatedNow)
                .description("Connections now, by state")
                .tag("endpoint", endpoint)
                .tag("state", "authenticated")
                .register(registry);
        Gauge.builder("edge.connections", connections, all -> all.open() - all.authenticatedNow())
                .description("Connections now, by state")
                .tag("endpoint", endpoint)
                .tag("state", "unauthenticated")
                .register(registry);
        Gauge.builder(
                        "edge.pending.bytes",
                        connections,
                        all -> all.pendingBytes().sum())
                .description("Bytes that wait for sockets")
                .tag("endpoint", endpoint)
                .register(registry);
    }

    void closing(CloseReason reason) {
        requireNonNull(closing.get(reason)).increment();
    }

    void handshake(Admission.Outcome outcome) {
        requireNonNull(handshakes.get(outcome)).increment();
    }

    private static String tag(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
