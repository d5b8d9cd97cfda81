package dev.guildwire.load.fanout.publisher;

import dev.guildwire.contracts.id.GuildId;
import java.time.Duration;
import java.util.List;

/// What to publish.
///
/// @param guilds       take turns
/// @param perSecond    events in all
/// @param duration     how long
/// @param payloadBytes about how long each payload is; never shorter than a payload must be
public record Load(List<GuildId> guilds, int perSecond, Duration duration, int payloadBytes) {

    /// A payload as an ordinary person's join of a voice channel has it.
    public static final int ORDINARY_BYTES = 200;

    public Load {
        guilds = List.copyOf(guilds);
    }

    /// So many events in all, at no particular rate.
    public static Load burst(List<GuildId> guilds, int events) {
        return new Load(guilds, events, Duration.ofSeconds(1), ORDINARY_BYTES);
    }

    long events() {
        return Math.round(perSecond * (duration.toNanos() / 1e9));
    }
}
