package dev.guildwire.edge.resume;

import dev.guildwire.edge.fanout.OlderEvents;

/// What came of reading older events.
sealed interface HistoryRead {

    record Complete(OlderEvents events) implements HistoryRead {}

    /// Kafka has deleted some of them.
    ///
    /// @param first the first offset that is left
    record Deleted(long first) implements HistoryRead {}

    /// There are too many, or Kafka did not give them in time.
    record TooMuch() implements HistoryRead {}
}
