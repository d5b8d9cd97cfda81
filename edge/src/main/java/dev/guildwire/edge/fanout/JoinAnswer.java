package dev.guildwire.edge.fanout;

import dev.guildwire.contracts.topic.Position;

/// Makes the frame that tells a client it has joined.
@FunctionalInterface
public interface JoinAnswer {

    /// @param place where the guild's stream stands: everything up to it is sent right behind this frame or was not
    ///              asked for, everything after it follows as it comes
    byte[] at(Position place);
}
