package dev.guildwire.edge.fanout;

import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.edge.connection.CloseReason;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// What came from Kafka together, on its way into the lanes. Good during [FanOut#publish] only.
public final class Publication {

    private final FanOut fanOut;
    private List<LaneTask.StreamEvent> events = new ArrayList<>();

    Publication(FanOut fanOut) {
        this.fanOut = fanOut;
    }

    /// Whether anybody here could be waiting for the guild's events; nothing else of a record has to be looked at
    /// when not.
    public boolean isWatched(GuildId guild) {
        return fanOut.watched(guild) != null;
    }

    /// An event of a watched guild.
    public void event(GuildId guild, EventFrame frame) {
        var stream = fanOut.watched(guild);
        if (stream == null) {
            return;
        }
        fanOut.remember(stream, frame);
        var target = frame.target();
        if (target == null) {
            events.add(new LaneTask.StreamEvent(stream, frame));
        } else {
            handOver();
            fanOut.tell(target, watcher -> watcher.guild().equals(guild), frame.bytes());
        }
    }

    /// A message to all connections of a user.
    public void message(UserId user, int partition, EventFrame frame) {
        fanOut.remember(user, partition, frame);
        handOver();
        fanOut.tell(user, _ -> true, frame.bytes());
    }

    /// The end of some of a user's connections.
    public void close(UserId user, Predicate<Watcher> which, CloseReason reason) {
        handOver();
        fanOut.close(user, which, reason);
    }

    /// Every record of the users' partition up to the offset has been published or passed over.
    public void usersReached(int partition, long offset) {
        fanOut.reachUsers(partition, offset);
    }

    /// Every record of the guilds' partition up to the offset has been published or passed over.
    public void reached(int partition, long offset) {
        handOver();
        fanOut.reach(partition, offset);
    }

    void handOver() {
        if (!events.isEmpty()) {
            fanOut.handOver(events);
            events = new ArrayList<>();
        }
    }
}
