package dev.guildwire.edge.feed;

import dev.guildwire.contracts.topic.Topic;
import dev.guildwire.edge.fanout.FanOut;
import dev.guildwire.edge.roadmap.RoadmapStream;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Decides where each partition is read from: guilds' events from now on; users' from a while ago so that earlier
/// revocations are known; the roadmap's from a while ago so that clients can go on from a place before the start; and
/// everything that was read before from where it was left. Belongs to the feed's thread.
final class Assignment {

    private final FanOut fanOut;
    private final RoadmapStream roadmap;
    private final Followed users;
    private final Followed board;
    private @Nullable TopicLives lives;

    Assignment(FanOut fanOut, RoadmapStream roadmap, Followed users, Followed board) {
        this.fanOut = fanOut;
        this.roadmap = roadmap;
        this.users = users;
        this.board = board;
    }

    boolean isCurrent(TopicLives seen) {
        return seen.equals(lives);
    }

    /// Points a consumer at all partitions.
    void apply(Consumer<byte[], ByteBuffer> consumer, TopicLives seen) {
        consumer.assign(seen.all());
        beginGuilds(consumer, seen).forEach(consumer::seek);
        beginUsers(consumer, seen).forEach(consumer::seek);
        beginBoard(consumer, seen).forEach(consumer::seek);
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
        var next = before == null
                ? consumer.endOffsets(partitions)
                : Followed.goOn(consumer, partitions, fanOut.reached());
        if (!seen.guilds().equals(before)) {
            fanOut.begin(seen.guilds(), Followed.reached(partitions, next));
        }
        return next;
    }

    private Map<TopicPartition, Long> beginUsers(Consumer<byte[], ByteBuffer> consumer, TopicLives seen) {
        var same = users.isIn(seen.users());
        var next = users.begin(consumer, seen.users(), seen.userPartitions());
        if (!same) {
            fanOut.beginUsers(seen.users(), users.reached());
        }
        return next;
    }

    private Map<TopicPartition, Long> beginBoard(Consumer<byte[], ByteBuffer> consumer, TopicLives seen) {
        if (!board.knows(seen.roadmap())) {
            roadmap.begin();
        }
        return board.begin(consumer, seen.roadmap(), seen.roadmapPartitions());
    }

    /// Notes how far the followed topics have been read.
    void reached(Consumer<byte[], ByteBuffer> consumer, Collection<TopicPartition> read) {
        for (var partition : read) {
            if (partition.topic().equals(Topic.USER_EVENTS.wire())) {
                users.reached(partition.partition(), consumer.position(partition) - 1);
            } else if (partition.topic().equals(Topic.ROADMAP_EVENTS.wire())) {
                board.reached(partition.partition(), consumer.position(partition) - 1);
            }
        }
    }

    /// Whether everything that was there at the beginning has been read: until then, a revoked token could get in.
    boolean isCaughtUp() {
        return users.isCaughtUp() && board.isCaughtUp();
    }

    /// Forgets where it was: the next [#apply] begins anew.
    void reset() {
        lives = null;
        users.reset();
        board.reset();
    }
}
