package dev.guildwire.contracts.node;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a node is now; `kind` tells which on the wire.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = NodeReport.EdgeReport.class, name = "edge"),
    @JsonSubTypes.Type(value = NodeReport.IngestReport.class, name = "ingest"),
    @JsonSubTypes.Type(value = NodeReport.RoomsReport.class, name = "rooms")
})
public sealed interface NodeReport {

    Node node();

    /// @param guilds          that somebody there watches
    /// @param lag             records that Kafka has and the edge has not read
    /// @param canaryAgeMillis how long ago the last record was written that came back to it through Kafka
    /// @param latency         events since its start by how long they took from Discord's socket to the last of a
    ///                        lane's receivers; only buckets that are not empty, shortest first
    record EdgeReport(
            Node node, int connections, int guilds, long lag, long canaryAgeMillis, List<LatencyBucket> latency)
            implements NodeReport {

        public EdgeReport {
            latency = List.copyOf(latency);
        }
    }

    /// @param shards     that it runs
    /// @param waiting    publications in memory that Kafka has not acknowledged
    /// @param spoolBytes of publications that wait on disk
    record IngestReport(Node node, List<Shard> shards, long waiting, long spoolBytes) implements NodeReport {

        public IngestReport {
            shards = List.copyOf(shards);
        }
    }

    /// @param lag records that Kafka has and the instance has not read, of the partitions that are its
    record RoomsReport(Node node, long lag) implements NodeReport {}

    /// @param upToMicros the bucket's upper bound; that of the last bucket takes in all above too
    record LatencyBucket(long upToMicros, long count) {}

    /// A gateway shard.
    ///
    /// @param state        `starting`, `ready`, `reconnecting`, `ended` (a new session is being made) or `failed`
    ///                     (somebody must act)
    /// @param pingMillis   between a heartbeat and Discord's answer; -1 before the first
    /// @param lastDispatch when Discord told something last; none before the first time
    record Shard(
            int shard,
            String state,
            long pingMillis,
            @Nullable Instant lastDispatch) {}
}
