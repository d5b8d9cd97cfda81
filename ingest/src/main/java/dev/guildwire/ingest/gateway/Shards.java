package dev.guildwire.ingest.gateway;

import dev.guildwire.contracts.node.NodeReport.Shard;
import java.util.List;

/// The gateway as operators see it. Safe for any thread; never waits.
public interface Shards {

    /// Those that run here, in order.
    List<Shard> now();

    /// Whether this process is ending and gives its shards to others.
    boolean areHandedOver();
}
