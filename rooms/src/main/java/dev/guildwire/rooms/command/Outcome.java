package dev.guildwire.rooms.command;

import dev.guildwire.contracts.link.CommandResult;

/// What is to be done about a command that was read.
sealed interface Outcome {

    /// Tell it.
    record Answer(CommandResult result) implements Outcome {}

    /// Nobody waits for it, or nobody can be told.
    record Nobody() implements Outcome {}

    /// The queue was not reached, or this instance stops: hand it in again, here or elsewhere.
    record Again() implements Outcome {}
}
