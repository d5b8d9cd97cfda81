package dev.guildwire.edge.fanout;

import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.contracts.topic.Epoch;
import dev.guildwire.contracts.topic.Position;
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

    public int partitionOf(GuildId guild) {
        return partitionOf(guild.toString());
    }

    public int partitionOf(UserId user) {
        return partitionOf(user.toString());
    }

    /// Where Kafka's own producers put a record with the key (murmur2 of its text).
    private int partitionOf(String key) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.US_ASCII))) % partitions;
    }

    boolean has(Position position, int partition) {
        return position.epoch().equals(epoch) && position.partition() == partition;
    }
}
