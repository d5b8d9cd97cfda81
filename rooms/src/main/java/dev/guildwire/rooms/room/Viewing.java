package dev.guildwire.rooms.room;

import java.time.Instant;

/// What became of somebody's look at a room.
sealed interface Viewing {

    /// @param until how long the room is kept at least
    record Seen(Instant until) implements Viewing {}

    /// The room is in a guild that the person is not in.
    record Foreign() implements Viewing {}

    record Gone() implements Viewing {}
}
