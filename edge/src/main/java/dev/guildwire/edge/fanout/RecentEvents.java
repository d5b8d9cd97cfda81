package dev.guildwire.edge.fanout;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Keeps the memory of recent events within its bounds: so many bytes a guild, so many over all guilds, the oldest
/// forgotten first. Guarded by the monitor of [FanOut].
final class RecentEvents {

    private final long mostPerGuild;
    private final long mostOverall;

    /// Every event kept and whose it is, in the order in which they came here.
    private final SequencedMap<EventFrame, GuildStream> kept = new LinkedHashMap<>();

    private long bytes;

    RecentEvents(long mostPerGuild, long mostOverall) {
        this.mostPerGuild = mostPerGuild;
        this.mostOverall = mostOverall;
    }

    void add(GuildStream stream, EventFrame event) {
        stream.append(event);
        keep(stream, event);
        while (stream.recentBytes() > mostPerGuild) {
            forgetOldest(stream);
        }
        while (bytes > mostOverall) {
            forgetOldest(kept.firstEntry().getValue());
        }
    }

    /// Adds events before those that are kept, from the newest on, while there is room for them.
    void addOlder(GuildStream stream, OlderEvents older) {
        for (var event : older.events().reversed()) {
            var size = event.bytes().length;
            if (event.offset() > stream.floor()) {
                continue;
            }
            if (stream.recentBytes() + size > mostPerGuild || bytes + size > mostOverall) {
                return;
            }
            stream.prepend(event);
            keep(stream, event);
        }
        stream.reachBackTo(older.after());
    }

    private void keep(GuildStream stream, EventFrame event) {
        kept.put(event, stream);
        bytes += event.bytes().length;
    }

    void forget(GuildStream stream) {
        while (stream.hasRecent()) {
            forgetOldest(stream);
        }
    }

    private void forgetOldest(GuildStream stream) {
        var event = stream.forgetOldest();
        kept.remove(event);
        bytes -= event.bytes().length;
    }

    long bytes() {
        return bytes;
    }
}
