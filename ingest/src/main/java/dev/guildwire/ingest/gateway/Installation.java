package dev.guildwire.ingest.gateway;

import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.ingest.publish.Publishing;
import java.time.Clock;

/// What all shards of this process share.
///
/// @param total how many shards there are, over all processes
record Installation(
        DiscordProperties properties,
        Publishing publishing,
        GatewayMetrics metrics,
        Clock clock,
        Sessions sessions,
        int total) {

    private static final int TIMESTAMP_SHIFT = 22;

    /// Whether the guild is told by the shard (Discord, "Sharding") and served here.
    boolean serves(int shard, GuildId guild) {
        return Long.remainderUnsigned(guild.value() >>> TIMESTAMP_SHIFT, total) == shard && properties.serves(guild);
    }
}
