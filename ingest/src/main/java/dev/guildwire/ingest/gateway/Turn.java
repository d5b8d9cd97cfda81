package dev.guildwire.ingest.gateway;

import dev.guildwire.ingest.publish.KafkaUnavailableException;
import dev.guildwire.ingest.publish.MarkReader.Seen;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Decides when a shard that another process publishes may be published here instead: when this process has listened
/// for long enough to know everything that the other one does not publish any more, or the other one is gone.
///
/// A silent one is not taken for dead because of the time alone, but after so many looks that found nothing new. What
/// keeps this process from looking (a machine that stands still, a Kafka that does not answer) may well keep the other
/// one from writing.
final class Turn {

    private static final Duration LOOK = Duration.ofMillis(100);
    /// Missed marks until their writer is taken for dead.
    private static final int MISSED = 3;

    private final Supplier<Optional<Seen>> marks;
    private final Duration interval;
    private final long looksByMark;
    private final Clock clock;

    /// @param marks    tells the newest one, or throws a [KafkaUnavailableException]
    /// @param interval of the marks
    Turn(Supplier<Optional<Seen>> marks, Duration interval, Clock clock) {
        this.marks = marks;
        this.interval = interval;
        this.looksByMark = Math.ceilDiv(interval.toNanos(), LOOK.toNanos());
        this.clock = clock;
    }

    /// Whether somebody may publish the shard: whoever did so last has not said that it left.
    ///
    /// @throws KafkaUnavailableException when Kafka does not answer in time
    boolean isAnothers() {
        return marks.get().filter(seen -> !seen.mark().left()).isPresent();
    }

    /// Until when everything is published; empty when the shard was never published.
    ///
    /// @throws KafkaUnavailableException when Kafka does not answer in time
    Optional<Instant> publishedThrough() {
        return marks.get().map(seen -> seen.mark().through());
    }

    /// A writer whose newest mark is old by this machine's clock has to miss one more, another one three.
    ///
    /// @param caughtUp  whether this process knows all that happened since the time that is published
    /// @param impatient ends the waiting in any case
    void await(Predicate<Instant> caughtUp, BooleanSupplier impatient) throws InterruptedException {
        Optional<Seen> last = Optional.empty();
        var mayMiss = 1;
        var quiet = 0;
        while (quiet <= mayMiss * looksByMark && !impatient.getAsBoolean()) {
            Thread.sleep(LOOK);
            try {
                var newest = marks.get();
                if (newest.equals(last)) {
                    quiet++;
                } else {
                    mayMiss = last.isPresent() || newest.filter(this::isFresh).isPresent() ? MISSED : 1;
                    quiet = 0;
                    last = newest;
                }
            } catch (KafkaUnavailableException _) {
                quiet = 0;
            }
            if (last.map(Seen::mark)
                    .filter(mark -> mark.left() || caughtUp.test(mark.through()))
                    .isPresent()) {
                return;
            }
        }
    }

    private boolean isFresh(Seen seen) {
        return seen.writtenAt().plus(interval.multipliedBy(MISSED)).isAfter(clock.instant());
    }
}
