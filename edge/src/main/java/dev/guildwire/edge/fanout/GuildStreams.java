package dev.guildwire.edge.fanout;

import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.topic.Position;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The streams of the guilds watched here and how far `guild.events` has been read. Guarded by the monitor of
/// [FanOut].
final class GuildStreams {

    private final Map<GuildId, GuildStream> streams = new HashMap<>();
    private final RecentEvents recent;
    private final int lanes;
    private @Nullable StreamLife life;

    /// The last offset handed to the lanes, or known to hold nothing for anybody here, by partition.
    private long[] reached = new long[0];

    GuildStreams(RecentEvents recent, int lanes) {
        this.recent = recent;
        this.lanes = lanes;
    }

    void begin(StreamLife newLife, long[] reachedNow) {
        life = newLife;
        reached = Arrays.copyOf(reachedNow, newLife.partitions());
        for (var stream : streams.values()) {
            recent.forget(stream);
            var partition = newLife.partitionOf(stream.guild());
            stream.relocate(partition, reached[partition]);
        }
    }

    void abandon() {
        life = null;
        streams.values().forEach(recent::forget);
        streams.clear();
    }

    @Nullable
    StreamLife life() {
        return life;
    }

    long[] reached() {
        return reached.clone();
    }

    void reach(int partition, long offset) {
        reached[partition] = offset;
    }

    boolean hasReached(int partition, long offset) {
        return reached[partition] >= offset;
    }

    @Nullable
    GuildStream find(GuildId guild) {
        return streams.get(guild);
    }

    /// The stream of a guild, from now on when it was not there.
    GuildStream of(GuildId guild, long now) {
        var known = streams.get(guild);
        if (known != null) {
            return known;
        }
        var partition = present().partitionOf(guild);
        var stream = new GuildStream(guild, partition, reached[partition], lanes, now);
        streams.put(guild, stream);
        return stream;
    }

    void remember(GuildStream stream, EventFrame event) {
        recent.add(stream, event);
    }

    /// Takes older events into memory, as many of the newest of them as fit.
    void rememberOlder(GuildStream stream, OlderEvents older) {
        if (older.upTo() >= stream.floor()) {
            recent.addOlder(stream, older);
        }
    }

    long recentBytes() {
        return recent.bytes();
    }

    int size() {
        return streams.size();
    }

    /// Where the stream stands.
    Position placeOf(GuildStream stream) {
        return new Position(present().epoch(), stream.partition(), reached[stream.partition()]);
    }

    /// The place a client was at, when it is one in the stream's present life; null otherwise.
    @Nullable
    Long offsetIn(GuildStream stream, List<Position> last) {
        return last.stream()
                .filter(position -> present().has(position, stream.partition()))
                .map(Position::offset)
                .findFirst()
                .orElse(null);
    }

    /// What has to be read from Kafka again to know what was missed since a place.
    JoinOutcome.Older olderThan(GuildStream stream, long after) {
        return new JoinOutcome.Older(present(), stream.partition(), after, stream.floor());
    }

    void sweep(long unwatchedSince) {
        streams.values().removeIf(stream -> {
            var gone = stream.isUnwatchedSince(unwatchedSince);
            if (gone) {
                recent.forget(stream);
            }
            return gone;
        });
    }

    private StreamLife present() {
        if (life == null) {
            throw new IllegalStateException("the stream has not begun");
        }
        return life;
    }
}
