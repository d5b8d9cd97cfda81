package dev.guildwire.edge.roadmap;

import org.jspecify.annotations.Nullable;

/// A change on its way to everyone who looks at the board.
///
/// @param except the user who is not told, because the change is their own vote alone
record Broadcast(Change change, @Nullable String except) {

    static Broadcast toAll(Change change) {
        return new Broadcast(change, null);
    }
}
