package dev.guildwire.rooms.discord;

/// What became of a request that was handed in, and what the same step handed out.
record Submitted(State state, Turn turn) {

    /// How the queue took it.
    sealed interface State {

        /// It waits now, and did not before.
        record Accepted() implements State {}

        /// It waits already.
        record Waiting() implements State {}

        /// It ended before; this is how.
        record Known(DiscordResult result) implements State {}

        /// It was not taken in.
        record Rejected(DiscordResult result) implements State {}
    }
}
