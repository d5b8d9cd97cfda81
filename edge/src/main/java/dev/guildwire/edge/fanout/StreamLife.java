package dev.guildwire.edge.fanout;

import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.topic.Epoch;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/// One life of an event topic: from its making, or the last change of its number of partitions, to the next.
///
/// @param topicId    the id that Kafka gave it
/// @param partitions how many it has
/// @param epoch      what positions in it begin with
public record StreamLife(String topicId, int partitions, String epoch) {

    public static StreamLife of(String topicId, int partitions) {
        return new StreamLife(topicId, partitions, Epoch.of(topicId, partitions));
    }

    /// Where Kafka's own producers put what is keyed by the guild (murmur2 of the key's text).
    public int partitionOf(GuildId guild) {
        var key = guild.toString().getBytes(StandardCharsets.US_ASCII);
        return Utils.toPositive(Utils.murmur2(key)) % partitions;
    }
}
