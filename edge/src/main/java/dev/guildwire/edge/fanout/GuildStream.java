package dev.guildwire.edge.fanout;

import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.UserId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /// Puts an event before all that are here; it must be the one right before them in the stream.
    void prepend(EventFrame event) {
        recent.addFirst(event);
        recentBytes += event.bytes().length;
        floor = event.offset() - 1;
    }

    /// Nothing of the guild lies between the place and the first event here.
    void reachBackTo(long place) {
        floor = Math.min(floor, place);
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

    /// What a user missed since a place, or null when not all of it is at hand.
    ///
    /// @param older what was read from Kafka again
    @Nullable
    List<byte[]> missed(UserId user, long after, @Nullable OlderEvents older) {
        if (after >= floor) {
            return frames(recent, user, after);
        }
        if (older == null || older.after() > after || older.upTo() < floor) {
            return null;
        }
        var missed = frames(older.events(), user, after);
        missed.addAll(frames(recent, user, older.upTo()));
        return missed;
    }

    private static List<byte[]> frames(Collection<EventFrame> events, UserId user, long after) {
        var frames = new ArrayList<byte[]>();
        for (var event : events) {
            if (event.offset() > after && event.isFor(user)) {
                frames.add(event.bytes());
            }
        }
        return frames;
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
