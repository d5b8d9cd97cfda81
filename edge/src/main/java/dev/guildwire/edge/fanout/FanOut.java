package dev.guildwire.edge.fanout;

import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.edge.connection.CloseReason;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    private final Lanes lanes;
    private final InstantSource clock;
    private final long lingerMillis;

    // Guarded by this object's monitor, as is what they hold.
    private final GuildStreams streams;
    private final UserMessages messages;
    private final Waiting waiting = new Waiting();
    private final Map<UserId, List<Watcher>> watchers = new HashMap<>();

    FanOut(Lanes lanes, FanOutProperties properties, InstantSource clock) {
        this.lanes = lanes;
        this.clock = clock;
        this.lingerMillis = properties.linger().toMillis();
        this.streams = new GuildStreams(
                new RecentEvents(
                        properties.recentPerGuild().toBytes(),
                        properties.recentOverall().toBytes()),
                lanes.all().size());
        this.messages = new UserMessages(properties.recentPerGuild().toBytes());
    }

    /// The guilds' stream begins, or goes on in another life.
    ///
    /// @param reached the last offset of each partition that is not going to be published
    public synchronized void begin(StreamLife life, long[] reached) {
        streams.begin(life, reached);
    }

    /// The users' stream begins, or goes on in another life.
    public synchronized void beginUsers(StreamLife life, long[] reached) {
        messages.begin(life, reached);
    }

    /// Events may have been missed: every connection ends and comes back for a snapshot, and the stream begins anew.
    public synchronized void abandon() {
        streams.abandon();
        lanes.put(new LaneTask.Visit(
                connections -> connections.forEach(connection -> connection.close(CloseReason.INTERNAL))));
    }

    public synchronized @Nullable StreamLife life() {
        return streams.life();
    }

    /// The last offset of each partition of the guilds' stream that was published or passed over.
    public synchronized long[] reached() {
        return streams.reached();
    }

    /// Bytes of recent events in memory.
    public synchronized long recentBytes() {
        return streams.recentBytes();
    }

    /// Guilds that somebody here watches, or did a short while ago.
    public synchronized int guilds() {
        return streams.size();
    }

    /// Takes what came from Kafka together.
    public synchronized void publish(Consumer<Publication> source) {
        var publication = new Publication(this);
        source.accept(publication);
        publication.handOver();
    }

    // Called by Publication, under the monitor, down to `reachUsers`.

    @Nullable
    GuildStream watched(GuildId guild) {
        return streams.find(guild);
    }

    void remember(GuildStream stream, EventFrame event) {
        streams.remember(stream, event);
    }

    void remember(UserId user, int partition, EventFrame message) {
        messages.add(user, partition, message);
    }

    void handOver(List<LaneTask.StreamEvent> events) {
        lanes.put(new LaneTask.Publish(events));
    }

    void tell(UserId user, Predicate<Watcher> which, byte[] frame) {
        watchersOf(user)
                .filter(Watcher::hasJoined)
                .filter(which)
                .forEach(watcher -> watcher.lane().put(new LaneTask.Tell(watcher, frame)));
    }

    void close(UserId user, Predicate<Watcher> which, CloseReason reason) {
        watchersOf(user).filter(which).forEach(watcher -> watcher.lane().put(new LaneTask.Close(watcher, reason)));
    }

    void reach(int partition, long offset) {
        streams.reach(partition, offset);
        waiting.reached(partition, offset);
    }

    void reachUsers(int partition, long offset) {
        messages.reach(partition, offset);
    }

    private Stream<Watcher> watchersOf(UserId user) {
        return watchers.getOrDefault(user, List.of()).stream();
    }

    /// Makes a connection known, so that a revocation ends it. Its events begin when it joins.
    public synchronized void enlist(Watcher watcher) {
        watchers.computeIfAbsent(watcher.user(), _ -> new ArrayList<>(1)).add(watcher);
    }

    /// Lets a connection have its guild's events, those it missed first when they are in memory.
    public JoinOutcome join(JoinRequest request) {
        return join(request, null);
    }

    /// The same with events that were read from Kafka again.
    public synchronized JoinOutcome join(JoinRequest request, @Nullable OlderEvents older) {
        var watcher = request.watcher();
        if (watcher.isGone()) {
            return new JoinOutcome.Gone();
        }
        var stream = streams.of(watcher.guild(), clock.millis());
        if (request.last().isEmpty()) {
            enter(request, stream, null, List.of());
            return new JoinOutcome.Joined();
        }
        var after = streams.offsetIn(stream, request.last());
        var messagesMissed = messages.missed(watcher.user(), request.last());
        if (after == null || messagesMissed == null) {
            return new JoinOutcome.Unknown();
        }
        if (!streams.hasReached(stream.partition(), after)) {
            return new JoinOutcome.Ahead(stream.partition(), after);
        }
        var missed = stream.missed(watcher.user(), after, older);
        if (missed == null) {
            return streams.olderThan(stream, after);
        }
        missed.addAll(messagesMissed);
        enter(request, stream, true, missed);
        return new JoinOutcome.Resumed();
    }

    /// Keeps events that were read from Kafka again, as far as there is room, for others who ask for them.
    public synchronized void remember(GuildId guild, OlderEvents older) {
        var stream = streams.find(guild);
        if (stream != null) {
            streams.rememberOlder(stream, older);
        }
    }

    /// Lets a connection have its guild's events from now on and tells it that what it missed cannot be had.
    public synchronized void joinAnew(JoinRequest request) {
        if (!request.watcher().isGone()) {
            enter(request, streams.of(request.watcher().guild(), clock.millis()), false, List.of());
        }
    }

    private void enter(JoinRequest request, GuildStream stream, @Nullable Boolean resumed, List<byte[]> missed) {
        var watcher = request.watcher();
        watcher.join(stream);
        stream.watched();
        var answer = request.answer().at(streams.placeOf(stream), messages.placeOf(watcher.user()), resumed);
        watcher.lane().put(new LaneTask.Join(watcher, answer, missed));
    }

    /// Tells a connection that has joined where its streams stand now, behind everything sent before.
    public synchronized void answer(Watcher watcher, JoinAnswer answer) {
        if (watcher.hasJoined()) {
            var frame = answer.at(streams.placeOf(watcher.stream()), messages.placeOf(watcher.user()), null);
            watcher.lane().put(new LaneTask.Tell(watcher, frame));
        }
    }

    /// Calls back, under the monitor, once the partition has been read up to the offset, or with false when it has not
    /// come so far in time.
    public synchronized void await(JoinOutcome.Ahead place, long until, Consumer<Boolean> then) {
        waiting.add(place.partition(), place.offset(), until, then);
    }

    /// The connection has ended.
    public synchronized void leave(Watcher watcher) {
        watcher.leave();
        watchers.computeIfPresent(watcher.user(), (_, all) -> {
            all.remove(watcher);
            return all.isEmpty() ? null : all;
        });
        if (watcher.hasJoined()) {
            watcher.stream().unwatched(clock.millis());
            watcher.lane().put(new LaneTask.Leave(watcher));
        }
    }

    /// Does what time brings; comes about once a second.
    public synchronized void sweep() {
        var now = clock.millis();
        waiting.giveUp(now);
        streams.sweep(now - lingerMillis);
    }
}
