package dev.guildwire.ingest.gateway;

import dev.guildwire.ingest.publish.KafkaUnavailableException;
import dev.guildwire.ingest.publish.Mark;
import dev.guildwire.ingest.publish.MarkReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/// Decides when a shard that another process publishes may be published here instead: when this process has listened
/// for long enough to know everything that the other one does not publish any more, or the other one is gone.
final class Turn {

    private static final Duration LOOK = Duration.ofMillis(100);
    /// Missed marks until their writer is taken for dead.
    private static final int MISSED = 3;

    private final MarkReader marks;
    private final Duration stale;
    private final Clock clock;

    /// @param interval of the marks
    Turn(MarkReader marks, Duration interval, Clock clock) {
        this.marks = marks;
        this.stale = interval.multipliedBy(MISSED);
        this.clock = clock;
    }

    /// Whether somebody publishes the shard. Clocks that disagree may make this wrong, and either way nothing is lost:
    /// a dead one is waited for a little, a living one is shut out early and the rest is told as a gap.
    ///
    /// @throws KafkaUnavailableException when Kafka does not answer in time
    boolean isAnothers() {
        return marks.newest()
                .filter(seen ->
                        !seen.mark().left() && seen.writtenAt().plus(stale).isAfter(clock.instant()))
                .isPresent();
    }

    /// Until when everything is published; empty when the shard was never published.
    ///
    /// @throws KafkaUnavailableException when Kafka does not answer in time
    Optional<Instant> publishedThrough() {
        return marks.newest().map(seen -> seen.mark().through());
    }

    /// @param caughtUp  whether this process knows all that happened since the time that is published
    /// @param impatient ends the waiting in any case
    void await(Predicate<Instant> caughtUp, BooleanSupplier impatient) throws InterruptedException {
        Optional<Mark> last = Optional.empty();
        var changedAt = System.nanoTime();
        while (!impatient.getAsBoolean()) {
            Thread.sleep(LOOK);
            var newest = newest(last);
            if (!newest.equals(last)) {
                changedAt = System.nanoTime();
                last = newest;
            }
            var dead = System.nanoTime() - changedAt > stale.toNanos();
            if (dead
                    || newest.filter(mark -> mark.left() || caughtUp.test(mark.through()))
                            .isPresent()) {
                return;
            }
        }
    }

    private Optional<Mark> newest(Optional<Mark> last) {
        try {
            return marks.newest().map(MarkReader.Seen::mark);
        } catch (KafkaUnavailableException _) {
            return last;
        }
    }
}
