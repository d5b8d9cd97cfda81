package dev.guildwire.edge.fanout;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// @param lanes          threads that write to connections; 0 means one for each two processors
/// @param mostEvents     events that may wait for a lane; at more, no more are taken from Kafka until it has caught up
/// @param recentPerGuild bytes of a guild's recent events kept for clients that resume; older ones are read from Kafka
/// @param recentOverall  the same over all guilds
/// @param linger         how long a guild's recent events are kept after its last watcher left
@ConfigurationProperties("guildwire.fanout")
public record FanOutProperties(
        @DefaultValue("0") int lanes,
        @DefaultValue("20000") int mostEvents,
        @DefaultValue("1MB") DataSize recentPerGuild,
        @DefaultValue("16MB") DataSize recentOverall,
        @DefaultValue("2m") Duration linger) {

    int laneCount() {
        return lanes > 0 ? lanes : Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    }
}
