package dev.guildwire.edge.feed;

import dev.guildwire.contracts.topic.Topic;
import dev.guildwire.edge.fanout.FanOut;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Decides where each partition is read from: guilds' events from now on, users' from a while ago so that earlier
/// revocations are known, and everything that was read before from where it was left. Belongs to the feed's thread.
final class Assignment {

    private final FanOut fanOut;
    private final Duration lookBack;
    private final InstantSource clock;
    private @Nullable TopicLives lives;
    private long[] usersReached = new long[0];

    /// What of `user.events` was there when the feed began: until it is read, a revoked token could get in.
    private long[] usersAtStart = new long[0];

    Assignment(FanOut fanOut, Duration lookBack, InstantSource clock) {
        this.fanOut = fanOut;
        this.lookBack = lookBack;
        this.clock = clock;
    }

    boolean isCurrent(TopicLives seen) {
        return seen.equals(lives);
    }

    /// Points a consumer at all partitions.
    void apply(Consumer<byte[], ByteBuffer> consumer, TopicLives seen) {
        consumer.assign(seen.all());
        beginGuilds(consumer, seen).forEach(consumer::seek);
        beginUsers(consumer, seen).forEach(consumer::seek);
        consumer.endOffsets(seen.canaryPartitions()).forEach(consumer::seek);
        lives = seen;
    }

    private Map<TopicPartition, Long> beginGuilds(Consumer<byte[], ByteBuffer> consumer, TopicLives seen) {
        var before = fanOut.life();
        if (before != null && !before.topicId().equals(seen.guilds().topicId())) {
            fanOut.abandon();
            before = null;
        }
        var partitions = seen.guildPartitions();
        var next = before == null ? consumer.endOffsets(partitions) : goOn(consumer, partitions, fanOut.reached());
        if (!seen.guilds().equals(before)) {
            fanOut.begin(seen.guilds(), reached(partitions, next));
        }
        return next;
    }

    private Map<TopicPartition, Long> beginUsers(Consumer<byte[], ByteBuffer> consumer, TopicLives seen) {
        var partitions = seen.userPartitions();
        var known = lives != null && lives.users().topicId().equals(seen.users().topicId());
        var next = known ? goOn(consumer, partitions, usersReached) : lookBack(consumer, partitions);
        usersReached = reached(partitions, next);
        if (lives == null || !lives.users().equals(seen.users())) {
            fanOut.beginUsers(seen.users(), usersReached);
        }
        return next;
    }

    private Map<TopicPartition, Long> lookBack(Consumer<byte[], ByteBuffer> consumer, List<TopicPartition> partitions) {
        var ends = consumer.endOffsets(partitions);
        usersAtStart = reached(partitions, ends);
        var from = clock.instant().minus(lookBack).toEpochMilli();
        var next = new HashMap<>(ends);
        var times = partitions.stream().collect(Collectors.toMap(Function.identity(), _ -> from));
        consumer.offsetsForTimes(times).forEach((partition, found) -> {
            if (found != null) {
                next.put(partition, found.offset());
            }
        });
        return next;
    }

    /// Partitions beyond those read before are new: they are read from their beginning.
    private static Map<TopicPartition, Long> goOn(
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

    private static long[] reached(List<TopicPartition> partitions, Map<TopicPartition, Long> next) {
        return partitions.stream()
                .mapToLong(partition -> next.getOrDefault(partition, 0L) - 1)
                .toArray();
    }

    /// Notes how far the users' events have been read.
    void reached(Consumer<byte[], ByteBuffer> consumer, Collection<TopicPartition> read) {
        for (var partition : read) {
            if (partition.topic().equals(Topic.USER_EVENTS.wire())) {
                usersReached[partition.partition()] = consumer.position(partition) - 1;
            }
        }
    }

    /// Whether everything that was there at the beginning has been read.
    boolean isCaughtUp() {
        return IntStream.range(0, usersAtStart.length).allMatch(p -> usersReached[p] >= usersAtStart[p]);
    }

    /// Forgets where it was: the next [#apply] begins anew.
    void reset() {
        lives = null;
        usersReached = new long[0];
        usersAtStart = new long[0];
    }
}
