package dev.guildwire.edge.fanout;

import dev.guildwire.contracts.topic.Position;
import org.jspecify.annotations.Nullable;

/// Makes the frame that tells a client it has joined.
@FunctionalInterface
public interface JoinAnswer {

    /// @param guild   where the guild's stream stands: what the client missed up to here comes right behind this
    ///                frame, everything after it follows as it comes
    /// @param user    the same of the messages to the user, or null when that is not known
    /// @param resumed whether the missed events follow; null when the client asked for none
    byte[] at(Position guild, @Nullable Position user, @Nullable Boolean resumed);
}
