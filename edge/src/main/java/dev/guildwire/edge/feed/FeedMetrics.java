package dev.guildwire.edge.feed;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;

/// What an operator sees of the feed.
///
/// Records read = the sum of `edge.records` over its outcomes. `edge.lag` is how many records of a partition Kafka
/// has and this edge has not read; it stays near 0.
final class FeedMetrics {

    /// What became of a record.
    enum Outcome {
        /// Published to a guild or user somebody here watches for.
        PUBLISHED,
        /// Passed over: nobody here watches the guild.
        UNWATCHED,
        /// A revocation.
        REVOCATION,
        /// A canary.
        CANARY,
        /// Passed over: not what the contract says.
        MALFORMED
    }

    private final MeterRegistry registry;
    private final Map<Outcome, Counter> records = new EnumMap<>(Outcome.class);
    private final Map<TopicPartition, AtomicLong> lag = new ConcurrentHashMap<>();

    FeedMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (var outcome : Outcome.values()) {
            records.put(
                    outcome,
                    Counter.builder("edge.records")
                            .description("Records read from Kafka, by what became of them")
                            .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
    }

    void count(Counts counts) {
        records.forEach((outcome, counter) -> counter.increment(counts.of(outcome)));
    }

    void lag(TopicPartition partition, long records) {
        lag.computeIfAbsent(partition, this::gauge).set(records);
    }

    private AtomicLong gauge(TopicPartition partition) {
        var tags = Tags.of("topic", partition.topic(), "partition", Integer.toString(partition.partition()));
        return registry.gauge("edge.lag", tags, new AtomicLong());
    }

    /// Counts without a shared counter for each record. One thread's.
    static final class Counts {

        private int published;
        private int unwatched;
        private int revocations;
        private int canaries;
        private int malformed;

        void add(Outcome outcome) {
            switch (outcome) {
                case PUBLISHED -> published++;
                case UNWATCHED -> unwatched++;
                case REVOCATION -> revocations++;
                case CANARY -> canaries++;
                case MALFORMED -> malformed++;
            }
        }

        int of(Outcome outcome) {
            return switch (outcome) {
                case PUBLISHED -> published;
                case UNWATCHED -> unwatched;
                case REVOCATION -> revocations;
                case CANARY -> canaries;
                case MALFORMED -> malformed;
            };
        }
    }
}
