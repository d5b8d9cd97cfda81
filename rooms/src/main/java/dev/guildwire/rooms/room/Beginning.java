package dev.guildwire.rooms.room;

import dev.guildwire.contracts.id.ChannelId;

/// What the wish for a room found.
sealed interface Beginning {

    /// The room is to be made, or a repetition found it half made: the steps are the same.
    record Begun(Making making) implements Beginning {}

    /// The same wish was fulfilled before.
    record Open(ChannelId channel) implements Beginning {}

    /// The same wish was fulfilled before, and the room has ended since.
    record Over() implements Beginning {}

    /// The creator has as many rooms as one person may have.
    record TooMany() implements Beginning {}
}
