package dev.guildwire.simulator.rest;

import dev.guildwire.simulator.http.Answer;
import java.util.Set;
import java.util.function.Function;

/// What a route needs to know before it is taken, and what it does.
///
/// @param allowed who may call it
record RestRoute(Limit limit, Set<Access> allowed, Function<Call, Answer> handler) {

    /// Kinds of callers.
    enum Access {
        BOT,
        BEARER,
        /// Nobody is asked who they are.
        ANYBODY
    }
}
