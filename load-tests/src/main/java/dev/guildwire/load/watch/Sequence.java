package dev.guildwire.load.watch;

import dev.guildwire.load.metric.Name;
import dev.guildwire.load.metric.Samples;

/// Whether the numbered events of one guild come once, in order and all. Used by one thread at a time.
final class Sequence {

    private final Samples samples;
    private long next;
    private long received;
    private long missing;
    private long repeated;

    /// @param fromStart whether number 0 is to come, or whatever comes first is right
    Sequence(Samples samples, boolean fromStart) {
        this.samples = samples;
        next = fromStart ? 0 : -1;
    }

    void saw(long number) {
        received++;
        samples.increment(Name.EVENTS_RECEIVED);
        if (number == next || next < 0) {
            next = number + 1;
        } else if (number > next) {
            miss(number - next);
            next = number + 1;
        } else {
            repeated++;
            samples.increment(Name.EVENTS_REPEATED);
        }
    }

    /// Counts as missing what did not come until the end.
    ///
    /// @param count of all numbered events of the run
    void endAt(long count) {
        if (next < count) {
            miss(count - Math.max(0, next));
            next = count;
        }
    }

    boolean isWhole() {
        return received > 0 && missing == 0 && repeated == 0;
    }

    private void miss(long count) {
        missing += count;
        samples.add(Name.EVENTS_MISSING, (double) count);
    }
}
