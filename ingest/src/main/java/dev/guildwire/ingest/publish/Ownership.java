package dev.guildwire.ingest.publish;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;

/// Whether this process may publish for a shard.
public interface Ownership {

    /// Whether the shard is assigned to this process, as far as it knows.
    boolean isAssigned();

    /// This process's membership of the group that assigns shards; empty while it has none.
    Optional<ConsumerGroupMetadata> membership();
}
