package dev.guildwire.edge.resume;

import dev.guildwire.contracts.id.GuildId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads older events for all who wait for those of one guild at once: however many come back together, a guild costs
/// one or two reads. Readers start when there is something to read and end when there was nothing for a while. Safe
/// for any thread.
final class History {

    private static final Logger LOG = LoggerFactory.getLogger("Internal");
    private static final Duration IDLE = Duration.ofSeconds(30);

    private final Supplier<HistoryReader> newReader;
    private final int mostReaders;
    private final Receiver receiver;

    // Guarded by this object's monitor.
    private final SequencedMap<GuildId, List<Wish>> wishes = new LinkedHashMap<>();
    private int readers;
    private int idle;

    /// Takes what came of some wishes, on a reader's thread.
    interface Receiver {

        void on(List<Wish> wishes, HistoryRead read);
    }

    History(Supplier<HistoryReader> newReader, int mostReaders, Receiver receiver) {
        this.newReader = newReader;
        this.mostReaders = mostReaders;
        this.receiver = receiver;
    }

    synchronized void read(Wish wish) {
        wishes.computeIfAbsent(wish.guild(), _ -> new ArrayList<>()).add(wish);
        if (idle > 0) {
            notifyAll();
        } else if (readers < mostReaders) {
            readers++;
            Thread.ofVirtual().name("history-reader").start(this::work);
        }
    }

    private void work() {
        try (var reader = newReader.get()) {
            for (var together = take(); together != null; together = take()) {
                serve(reader, together);
            }
        } catch (InterruptedException _) {
            LOG.debug("A reader ends");
        } finally {
            end();
        }
    }

    private synchronized @Nullable List<Wish> take() throws InterruptedException {
        idle++;
        try {
            var end = System.nanoTime() + IDLE.toNanos();
            while (wishes.isEmpty() && System.nanoTime() - end < 0) {
                TimeUnit.NANOSECONDS.timedWait(this, end - System.nanoTime());
            }
            var first = wishes.pollFirstEntry();
            return first == null ? null : first.getValue();
        } finally {
            idle--;
        }
    }

    /// A wish may have come while the reader was about to end.
    private synchronized void end() {
        readers--;
        if (!wishes.isEmpty() && readers == 0) {
            readers++;
            Thread.ofVirtual().name("history-reader").start(this::work);
        }
    }

    /// Reads for the one who was away the longest, and for all others with it. Where that cannot be had, the others are
    /// served without.
    private void serve(HistoryReader reader, List<Wish> together) {
        var left = new ArrayList<>(together);
        while (!left.isEmpty()) {
            var read = read(reader, left);
            var done = new ArrayList<>(left);
            switch (read) {
                case HistoryRead.Complete _ -> {}
                case HistoryRead.Deleted(long first) -> done.removeIf(wish -> wish.after() + 1 >= first);
                case HistoryRead.TooMuch _ -> done.removeIf(isNewer(left));
            }
            left.removeAll(done);
            receiver.on(done, read);
        }
    }

    /// The newer half of the wishes.
    private static Predicate<Wish> isNewer(List<Wish> wishes) {
        var places = wishes.stream().mapToLong(Wish::after).sorted().toArray();
        var middle = places[places.length / 2];
        return wish -> places[0] < middle && wish.after() >= middle;
    }

    private static HistoryRead read(HistoryReader reader, List<Wish> wishes) {
        var after = wishes.stream().mapToLong(Wish::after).min().orElseThrow();
        var upTo = wishes.stream().mapToLong(Wish::floor).max().orElseThrow();
        var one = wishes.getFirst();
        try {
            return reader.read(one.missing().life(), one.guild(), after, upTo);
        } catch (KafkaException e) {
            LOG.warn("Older events could not be read: {}", e.toString());
            return new HistoryRead.TooMuch();
        }
    }
}
