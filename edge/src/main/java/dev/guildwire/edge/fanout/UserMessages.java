package dev.guildwire.edge.fanout;

import dev.guildwire.contracts.id.UserId;
import dev.guildwire.contracts.topic.Position;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Recent messages to users and how far `user.events` has been read. They are few, so those of all users lie
/// together. Guarded by the monitor of [FanOut].
final class UserMessages {

    private record Message(UserId user, int partition, EventFrame frame) {}

    private final long mostBytes;
    private final ArrayDeque<Message> recent = new ArrayDeque<>();
    private @Nullable StreamLife life;
    private long bytes;
    private long[] reached = new long[0];

    /// By partition: every message with a greater offset, up to what was reached, is in `recent`.
    private long[] floor = new long[0];

    UserMessages(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    void begin(StreamLife newLife, long[] reachedNow) {
        life = newLife;
        reached = Arrays.copyOf(reachedNow, newLife.partitions());
        floor = reached.clone();
        recent.clear();
        bytes = 0;
    }

    void reach(int partition, long offset) {
        reached[partition] = offset;
    }

    void add(UserId user, int partition, EventFrame frame) {
        recent.add(new Message(user, partition, frame));
        bytes += frame.bytes().length;
        while (bytes > mostBytes) {
            var oldest = recent.remove();
            bytes -= oldest.frame().bytes().length;
            floor[oldest.partition()] = oldest.frame().offset();
        }
    }

    /// Where the user's stream stands.
    @Nullable
    Position placeOf(UserId user) {
        if (life == null) {
            return null;
        }
        var partition = life.partitionOf(user);
        return new Position(life.epoch(), partition, reached[partition]);
    }

    /// What a user missed, or null when that cannot be told. A client that names no place in this stream has missed
    /// nothing.
    @Nullable
    List<byte[]> missed(UserId user, List<Position> last) {
        if (life == null) {
            return List.of();
        }
        var present = life;
        var place = last.stream()
                .filter(position -> position.epoch().equals(present.epoch()))
                .findFirst();
        return place.isEmpty() ? List.of() : missed(user, present.partitionOf(user), place.get());
    }

    private @Nullable List<byte[]> missed(UserId user, int partition, Position place) {
        if (place.partition() != partition
                || place.offset() < floor[partition]
                || place.offset() > reached[partition]) {
            return null;
        }
        return recent.stream()
                .filter(message ->
                        message.user().equals(user) && message.frame().offset() > place.offset())
                .map(message -> message.frame().bytes())
                .toList();
    }
}
