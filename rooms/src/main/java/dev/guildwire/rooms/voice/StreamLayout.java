package dev.guildwire.rooms.voice;

import dev.guildwire.contracts.id.GuildId;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/// How `guild.events` is cut.
///
/// @param epoch names this life of the topic
record StreamLayout(String epoch, int partitions) {

    /// The partition that Kafka's own partitioner gives the guild's records.
    int partitionOf(GuildId guild) {
        return Utils.toPositive(Utils.murmur2(guild.toString().getBytes(StandardCharsets.UTF_8))) % partitions;
    }
}
