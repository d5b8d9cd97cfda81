package dev.guildwire.load.fanout.publisher;

import dev.guildwire.contracts.id.GuildId;
import java.time.Duration;
import java.util.Map;

/// What was published.
///
/// @param last     the number of each guild's last event
/// @param failed   events that Kafka did not take
/// @param worstLag how late the latest event was sent, against its place in the schedule
public record Published(Map<GuildId, Long> last, long failed, Duration worstLag) {

    public Published {
        last = Map.copyOf(last);
    }

    /// The number of the guild's last event, -1 when there was none.
    public long last(GuildId guild) {
        return last.getOrDefault(guild, -1L);
    }
}
