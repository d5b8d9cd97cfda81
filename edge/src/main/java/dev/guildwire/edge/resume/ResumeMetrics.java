package dev.guildwire.edge.resume;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/// What an operator sees of resuming.
///
/// Clients that named a place = the sum of `edge.resumes` over its outcomes, less those that ended while they waited.
/// `memory` and `kafka` were told `resumed:true`, the others `resumed:false`.
final class ResumeMetrics {

    enum Outcome {
        /// All that was missed was in memory.
        MEMORY,
        /// Some of it was read from Kafka again.
        KAFKA,
        /// The place is none in the stream as it is now.
        UNKNOWN,
        /// What was missed is deleted, too much, or could not be read.
        TOO_OLD
    }

    private final Map<Outcome, Counter> resumes = new EnumMap<>(Outcome.class);

    ResumeMetrics(MeterRegistry registry) {
        for (var outcome : Outcome.values()) {
            resumes.put(
                    outcome,
                    Counter.builder("edge.resumes")
                            .description("Clients that named a place in the stream, by what they got")
                            .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
    }

    void count(Outcome outcome) {
        requireNonNull(resumes.get(outcome)).increment();
    }
}
