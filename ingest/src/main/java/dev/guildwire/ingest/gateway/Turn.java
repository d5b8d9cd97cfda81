package dev.guildwire.ingest.gateway;

import dev.guildwire.ingest.publish.KafkaUnavailableException;
import dev.guildwire.ingest.publish.Mark;
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
    private final Clock clock;

    /// @param marks    tells the newest one, or throws a [KafkaUnavailableException]
    /// @param interval of the marks
    Turn(Supplier<Optional<Seen>> marks, Duration interval, Clock clock) {
        this.marks = marks;
        this.interval = interval;
        this.clock = clock;
    }

    /// Whether somebody publishes the shard. A living one that is taken for dead is shut out early and its rest told as
    /// a gap, so when the newest mark is old by this machine's clock, the next one is waited for.
    ///
    /// @throws KafkaUnavailableException when Kafka does not answer in time
    boolean isAnothers() throws InterruptedException {
        var first = marks.get();
        if (first.isEmpty() || first.get().mark().left()) {
            return false;
        }
        var fresh = first.get().writtenAt().plus(interval.multipliedBy(MISSED)).isAfter(clock.instant());
        for (var quiet = 0; !fresh && quiet < looksIn(interval); quiet++) {
            Thread.sleep(LOOK);
            var next = marks.get();
            fresh = !next.equals(first)
                    && next.filter(seen -> !seen.mark().left()).isPresent();
        }
        return fresh;
    }

    /// Until when everything is published; empty when the shard was never published.
    ///
    /// @throws KafkaUnavailableException when Kafka does not answer in time
    Optional<Instant> publishedThrough() {
        return marks.get().map(seen -> seen.mark().through());
    }

    /// @param caughtUp  whether this process knows all that happened since the time that is published
    /// @param impatient ends the waiting in any case
    void await(Predicate<Instant> caughtUp, BooleanSupplier impatient) throws InterruptedException {
        Optional<Mark> last = Optional.empty();
        var quiet = 0;
        while (quiet <= looksIn(interval.multipliedBy(MISSED)) && !impatient.getAsBoolean()) {
            Thread.sleep(LOOK);
            try {
                var newest = marks.get().map(Seen::mark);
                quiet = newest.equals(last) ? quiet + 1 : 0;
                last = newest;
            } catch (KafkaUnavailableException _) {
                quiet = 0;
            }
            if (last.filter(mark -> mark.left() || caughtUp.test(mark.through()))
                    .isPresent()) {
                return;
            }
        }
    }

    private static long looksIn(Duration time) {
        return Math.ceilDiv(time.toNanos(), LOOK.toNanos());
    }
}
