package dev.guildwire.rooms.operator;

import dev.guildwire.contracts.node.Node;
import dev.guildwire.contracts.node.NodeReport;
import dev.guildwire.contracts.node.NodeReport.Shard;
import java.time.Instant;
import java.util.List;

/// The whole installation at one moment; nodes by name.
record Overview(Instant at, List<Edge> edges, List<Ingest> ingests, List<Rooms> rooms, Latency latency) {

    Overview {
        edges = List.copyOf(edges);
        ingests = List.copyOf(ingests);
        rooms = List.copyOf(rooms);
    }

    /// @param guilds          that somebody there watches
    /// @param lag             records that it has yet to read
    /// @param canaryAgeMillis how old the last record is that came back to it through Kafka
    record Edge(Node node, int connections, int guilds, long lag, long canaryAgeMillis) {

        static Edge of(NodeReport.EdgeReport report, Node node) {
            return new Edge(node, report.connections(), report.guilds(), report.lag(), report.canaryAgeMillis());
        }
    }

    /// @param waiting    publications that Kafka has yet to acknowledge
    /// @param spoolBytes of publications that wait on disk
    record Ingest(Node node, List<Shard> shards, long waiting, long spoolBytes) {

        Ingest {
            shards = List.copyOf(shards);
        }

        static Ingest of(NodeReport.IngestReport report, Node node) {
            return new Ingest(node, report.shards(), report.waiting(), report.spoolBytes());
        }
    }

    /// @param lag records that it has yet to read
    record Rooms(Node node, long lag) {

        static Rooms of(NodeReport.RoomsReport report, Node node) {
            return new Rooms(node, report.lag());
        }
    }
}
