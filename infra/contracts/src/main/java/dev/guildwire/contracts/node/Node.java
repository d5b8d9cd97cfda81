package dev.guildwire.contracts.node;

import java.time.Instant;

/// A process, as it introduces itself.
///
/// @param id    of this process; another one after a restart
/// @param name  for people: its pod, or its host and port
/// @param since when it began
public record Node(String id, String name, String version, Instant since, NodeState state) {

    public Node in(NodeState other) {
        return new Node(id, name, version, since, other);
    }
}
