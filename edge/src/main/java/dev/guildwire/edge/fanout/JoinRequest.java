package dev.guildwire.edge.fanout;

import dev.guildwire.contracts.topic.Position;
import java.util.List;

/// A connection's wish to have its guild's events.
///
/// @param last places of the last events it has seen, of any stream; empty when it wants none but new ones
public record JoinRequest(Watcher watcher, List<Position> last, JoinAnswer answer) {

    public JoinRequest {
        last = List.copyOf(last);
    }
}
