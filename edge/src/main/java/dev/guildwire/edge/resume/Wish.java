package dev.guildwire.edge.resume;

import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.edge.fanout.JoinOutcome;
import dev.guildwire.edge.fanout.JoinRequest;

/// A connection that waits for older events.
///
/// @param attempt from 1; events can be forgotten from memory while older ones are read
record Wish(JoinRequest request, JoinOutcome.Older missing, int attempt) {

    GuildId guild() {
        return request.watcher().guild();
    }

    long after() {
        return missing.after();
    }

    long floor() {
        return missing.floor();
    }
}
