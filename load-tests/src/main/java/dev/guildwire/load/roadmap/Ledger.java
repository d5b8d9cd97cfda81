package dev.guildwire.load.roadmap;

import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/// Who votes for what, and when each vote was sent. Nobody votes twice for a feature, so the nth vote for a feature is
/// the one that makes its count n. Safe for any thread.
final class Ledger {

    /// Has no factor in common with any number of people that ends in zeros, so that it visits each of them once.
    private static final int STRIDE = 7919;

    private final int people;
    private final List<AtomicLongArray> sent;
    private final AtomicIntegerArray votes;

    Ledger(int features, int people) {
        this.people = people;
        this.sent = IntStream.range(0, features)
                .mapToObj(_ -> new AtomicLongArray(people + 1))
                .toList();
        this.votes = new AtomicIntegerArray(features);
    }

    /// Notes one more vote as sent now.
    ///
    /// @return who is to cast it
    int next(int feature) {
        var count = votes.incrementAndGet(feature);
        sent.get(feature).set(count, System.nanoTime());
        return voter(feature, count);
    }

    /// Who makes a feature's count what it is.
    int voter(int feature, int count) {
        return (int) (((long) count * STRIDE + feature) % people);
    }

    /// When the vote that makes the count was sent, by the JVM's clock; 0 when there is none.
    long sentNanos(int feature, int count) {
        return sent.get(feature).get(count);
    }

    int votes(int feature) {
        return votes.get(feature);
    }

    int features() {
        return sent.size();
    }
}
