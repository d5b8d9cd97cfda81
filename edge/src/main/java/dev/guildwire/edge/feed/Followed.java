package dev.guildwire.edge.feed;

import dev.guildwire.edge.fanout.StreamLife;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// A topic that is read from a while ago at first, because what was said then still counts, and from where it was left
/// afterwards. Belongs to the feed's thread.
final class Followed {

    private final Duration lookBack;
    private final int atLeast;
    private final InstantSource clock;
    private @Nullable StreamLife life;
    private long[] reached = new long[0];

    /// The end of each partition when the reading began.
    private long[] atStart = new long[0];

    /// @param atLeast records of each partition to read again, even when they are older
    Followed(Duration lookBack, int atLeast, InstantSource clock) {
        this.lookBack = lookBack;
        this.atLeast = atLeast;
        this.clock = clock;
    }

    boolean isIn(StreamLife seen) {
        return seen.equals(life);
    }

    /// Whether the topic is the one read before, perhaps with more partitions.
    boolean knows(StreamLife seen) {
        return life != null && life.topicId().equals(seen.topicId());
    }

    /// Where each partition is to be read from.
    Map<TopicPartition, Long> begin(
            Consumer<byte[], ByteBuffer> consumer, StreamLife seen, List<TopicPartition> partitions) {
        var next = knows(seen) ? goOn(consumer, partitions, reached) : lookBack(consumer, partitions);
        reached = reached(partitions, next);
        life = seen;
        return next;
    }

    private Map<TopicPartition, Long> lookBack(Consumer<byte[], ByteBuffer> consumer, List<TopicPartition> partitions) {
        var ends = consumer.endOffsets(partitions);
        var beginnings = consumer.beginningOffsets(partitions);
        atStart = reached(partitions, ends);
        var next = new HashMap<TopicPartition, Long>();
        ends.forEach((partition, end) ->
                next.put(partition, Math.max(beginnings.getOrDefault(partition, 0L), end - atLeast)));
        var from = clock.instant().minus(lookBack).toEpochMilli();
        var times = partitions.stream().collect(Collectors.toMap(Function.identity(), _ -> from));
        consumer.offsetsForTimes(times).forEach((partition, found) -> {
            if (found != null) {
                next.merge(partition, found.offset(), Math::min);
            }
        });
        return next;
    }

    /// Partitions beyond those read before are new: they are read from their beginning.
    static Map<TopicPartition, Long> goOn(
            Consumer<byte[], ByteBuffer> consumer, List<TopicPartition> partitions, long[] reached) {
        var next = new HashMap<TopicPartition, Long>();
        var added = new ArrayList<TopicPartition>();
        for (var partition : partitions) {
            if (partition.partition() < reached.length) {
                next.put(partition, reached[partition.partition()] + 1);
            } else {
                added.add(partition);
            }
        }
        next.putAll(consumer.beginningOffsets(added));
        return next;
    }

    static long[] reached(List<TopicPartition> partitions, Map<TopicPartition, Long> next) {
        return partitions.stream()
                .mapToLong(partition -> next.getOrDefault(partition, 0L) - 1)
                .toArray();
    }

    /// The last offset of each partition that was read.
    long[] reached() {
        return reached.clone();
    }

    void reached(int partition, long offset) {
        reached[partition] = offset;
    }

    /// Whether everything that was there at the beginning has been read.
    boolean isCaughtUp() {
        return life != null && IntStream.range(0, atStart.length).allMatch(p -> reached[p] >= atStart[p]);
    }

    /// Forgets where it was: the next [#begin] begins anew.
    void reset() {
        life = null;
        reached = new long[0];
        atStart = new long[0];
    }
}
