package dev.guildwire.edge.fanout;

import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.contracts.topic.Position;
import dev.guildwire.edge.connection.CloseReason;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Puts events, joins and leaves in one order and hands them to the lanes in that order.
///
/// Its monitor is held for microseconds and never while anything waits. Because a batch of events is looked up and
/// handed over under the same monitor under which a join reads the stream's place, no event falls between a join's
/// answer and the first live event, and none comes twice.
public final class FanOut {

    private final List<Lane> lanes;
    private final InstantSource clock;
    private final long lingerMillis;
    private final AtomicInteger opened = new AtomicInteger();

    // Guarded by this object's monitor, down to `watchers`.
    private final Map<GuildId, GuildStream> streams = new HashMap<>();
    private final Map<UserId, List<Watcher>> watchers = new HashMap<>();
    private final RecentEvents recent;
    private @Nullable StreamLife life;
    /// The last offset handed to the lanes, or known to hold nothing for anybody here, by partition.
    private long[] reached = new long[0];

    FanOut(List<Lane> lanes, FanOutProperties properties, InstantSource clock) {
        this.lanes = List.copyOf(lanes);
        this.clock = clock;
        this.lingerMillis = properties.linger().toMillis();
        this.recent = new RecentEvents(
                properties.recentPerGuild().toBytes(),
                properties.recentOverall().toBytes());
    }

    /// The lane of a new connection: each in turn.
    public Lane nextLane() {
        return lanes.get(Math.floorMod(opened.getAndIncrement(), lanes.size()));
    }

    /// Waits until every lane has room for more events.
    public void awaitRoom() throws InterruptedException {
        for (var lane : lanes) {
            lane.awaitRoom();
        }
    }

    /// The stream begins, or goes on under another epoch.
    ///
    /// @param reachedNow the last offset of each partition that is not going to be published
    public synchronized void begin(StreamLife newLife, long[] reachedNow) {
        life = newLife;
        reached = Arrays.copyOf(reachedNow, newLife.partitions());
        for (var stream : streams.values()) {
            recent.forget(stream);
            var partition = newLife.partitionOf(stream.guild());
            stream.relocate(partition, reached[partition]);
        }
    }

    /// Events may have been missed: every connection ends and comes back for a snapshot, and the stream begins anew.
    public synchronized void abandon() {
        life = null;
        streams.values().forEach(recent::forget);
        streams.clear();
        lanes.forEach(lane -> lane.put(new LaneTask.Visit(
                connections -> connections.forEach(connection -> connection.close(CloseReason.INTERNAL)))));
    }

    public synchronized @Nullable StreamLife life() {
        return life;
    }

    /// The last offset of each partition that was published or passed over.
    public synchronized long[] reached() {
        return reached.clone();
    }

    /// Takes what came from Kafka together.
    public synchronized void publish(Consumer<Publication> source) {
        var publication = new Publication(this);
        source.accept(publication);
        publication.handOver();
    }

    // Called by Publication, under the monitor, down to `reach`.

    @Nullable
    GuildStream watched(GuildId guild) {
        return streams.get(guild);
    }

    void remember(GuildStream stream, EventFrame event) {
        recent.add(stream, event);
    }

    void handOver(List<LaneTask.StreamEvent> events) {
        var task = new LaneTask.Publish(events);
        lanes.forEach(lane -> lane.put(task));
    }

    void tell(UserId user, Predicate<Watcher> which, byte[] frame) {
        watchersOf(user, which).forEach(watcher -> watcher.lane().put(new LaneTask.Tell(watcher, frame)));
    }

    void close(UserId user, Predicate<Watcher> which, CloseReason reason) {
        watchersOf(user, which).forEach(watcher -> watcher.lane().put(new LaneTask.Close(watcher, reason)));
    }

    void reach(int partition, long offset) {
        reached[partition] = offset;
    }

    private Stream<Watcher> watchersOf(UserId user, Predicate<Watcher> which) {
        return watchers.getOrDefault(user, List.of()).stream().filter(which);
    }

    /// Lets a connection have its guild's events from now on.
    public synchronized void join(Watcher watcher, JoinAnswer answer) {
        var stream = streamOf(watcher.guild());
        enter(watcher, stream, answer, List.of());
    }

    /// Lets a connection have its guild's events behind a place, when all of them are in memory.
    ///
    /// @param after the offset of the last event seen, in the guild's partition of the stream's present life
    public synchronized JoinOutcome resume(Watcher watcher, long after, JoinAnswer answer) {
        var stream = streamOf(watcher.guild());
        if (after > reached[stream.partition()]) {
            return new JoinOutcome.Ahead();
        }
        if (after < stream.floor()) {
            return new JoinOutcome.Older(stream.partition(), stream.floor());
        }
        enter(watcher, stream, answer, stream.missed(watcher, after));
        return new JoinOutcome.Joined();
    }

    private void enter(Watcher watcher, GuildStream stream, JoinAnswer answer, List<byte[]> missed) {
        watcher.joins(stream);
        stream.watched();
        watchers.computeIfAbsent(watcher.user(), _ -> new ArrayList<>(1)).add(watcher);
        watcher.lane().put(new LaneTask.Join(watcher, answer.at(placeOf(stream)), missed));
    }

    /// Tells a connection that has joined where its stream stands now, behind everything sent before.
    public synchronized void answer(Watcher watcher, JoinAnswer answer) {
        watcher.lane().put(new LaneTask.Tell(watcher, answer.at(placeOf(watcher.stream()))));
    }

    /// The connection has ended.
    public synchronized void leave(Watcher watcher) {
        watcher.stream().unwatched(clock.millis());
        var ofUser = watchers.get(watcher.user());
        if (ofUser != null && ofUser.remove(watcher) && ofUser.isEmpty()) {
            watchers.remove(watcher.user());
        }
        watcher.lane().put(new LaneTask.Leave(watcher));
    }

    /// Forgets the guilds that nobody watches any more.
    public synchronized void sweep() {
        var oldest = clock.millis() - lingerMillis;
        streams.values().removeIf(stream -> {
            var gone = stream.isUnwatchedSince(oldest);
            if (gone) {
                recent.forget(stream);
            }
            return gone;
        });
    }

    private GuildStream streamOf(GuildId guild) {
        var known = streams.get(guild);
        if (known != null) {
            return known;
        }
        var partition = present().partitionOf(guild);
        var stream = new GuildStream(guild, partition, reached[partition], lanes.size(), clock.millis());
        streams.put(guild, stream);
        return stream;
    }

    private Position placeOf(GuildStream stream) {
        return new Position(present().epoch(), stream.partition(), reached[stream.partition()]);
    }

    private StreamLife present() {
        if (life == null) {
            throw new IllegalStateException("the stream has not begun");
        }
        return life;
    }
}
