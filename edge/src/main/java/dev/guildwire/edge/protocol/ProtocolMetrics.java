package dev.guildwire.edge.protocol;

import static java.util.Objects.requireNonNull;

import dev.guildwire.edge.auth.TokenCheck;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/// What an operator sees of the protocol.
///
/// `edge.authentications` counts auth messages by outcome of the token; `edge.bad.messages` every other message a
/// client sent, by what was wrong: messages received = the sum of both.
final class ProtocolMetrics {

    private final Counter valid;
    private final Counter invalid;
    private final Counter revoked;
    private final Map<BadMessage, Counter> bad = new EnumMap<>(BadMessage.class);

    ProtocolMetrics(MeterRegistry registry) {
        valid = authentication(registry, "valid");
        invalid = authentication(registry, "invalid");
        revoked = authentication(registry, "revoked");
        for (var problem : BadMessage.values()) {
            bad.put(
                    problem,
                    Counter.builder("edge.bad.messages")
                            .description("Messages of clients that were no good auth message")
                            .tag("problem", problem.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
    }

    private static Counter authentication(MeterRegistry registry, String outcome) {
        return Counter.builder("edge.authentications")
                .description("Tokens checked, by outcome")
                .tag("outcome", outcome)
                .register(registry);
    }

    void authentication(TokenCheck check) {
        switch (check) {
            case TokenCheck.Valid _ -> valid.increment();
            case TokenCheck.Invalid _ -> invalid.increment();
            case TokenCheck.Revoked _ -> revoked.increment();
        }
    }

    void bad(BadMessage problem) {
        requireNonNull(bad.get(problem)).increment();
    }
}
