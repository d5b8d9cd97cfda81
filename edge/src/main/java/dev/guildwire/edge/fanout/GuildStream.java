package dev.guildwire.edge.fanout;

import dev.guildwire.contracts.id.GuildId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// A guild that somebody here watches, or did a short while ago: its recent events, and its audience in each lane.
///
/// Guarded by the monitor of [FanOut], but for the audiences, each of which belongs to its lane.
final class GuildStream {

    private final GuildId guild;
    private final Audience[] audiences;
    private final ArrayDeque<EventFrame> recent = new ArrayDeque<>();

    private int partition;

    /// Every event of the guild with a greater offset, up to the place the stream has reached, is in `recent`.
    private long floor;

    private long recentBytes;
    private int watchers;
    private long unwatchedSince;

    GuildStream(GuildId guild, int partition, long floor, int lanes, long now) {
        this.guild = guild;
        this.partition = partition;
        this.floor = floor;
        this.unwatchedSince = now;
        this.audiences = new Audience[lanes];
        for (var i = 0; i < lanes; i++) {
            audiences[i] = new Audience();
        }
    }

    GuildId guild() {
        return guild;
    }

    int partition() {
        return partition;
    }

    Audience audience(int lane) {
        return audiences[lane];
    }

    long floor() {
        return floor;
    }

    long recentBytes() {
        return recentBytes;
    }

    /// The stream goes on in another life of the topic; what was remembered must have been forgotten.
    void relocate(int newPartition, long newFloor) {
        partition = newPartition;
        floor = newFloor;
    }

    void append(EventFrame event) {
        recent.add(event);
        recentBytes += event.bytes().length;
    }

    boolean hasRecent() {
        return !recent.isEmpty();
    }

    EventFrame forgetOldest() {
        var oldest = recent.remove();
        floor = oldest.offset();
        recentBytes -= oldest.bytes().length;
        return oldest;
    }

    /// What a watcher missed; right only when `after` is not below the floor.
    List<byte[]> missed(Watcher watcher, long after) {
        var missed = new ArrayList<byte[]>();
        for (var events = recent.descendingIterator(); events.hasNext(); ) {
            var event = events.next();
            if (event.offset() <= after) {
                break;
            }
            if (event.isFor(watcher.user())) {
                missed.add(event.bytes());
            }
        }
        return missed.reversed();
    }

    void watched() {
        watchers++;
    }

    void unwatched(long now) {
        watchers--;
        unwatchedSince = now;
    }

    boolean isUnwatchedSince(long time) {
        return watchers == 0 && unwatchedSince <= time;
    }
}
