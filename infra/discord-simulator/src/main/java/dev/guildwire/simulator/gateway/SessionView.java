package dev.guildwire.simulator.gateway;

/// A session as an operator sees it.
///
/// @param seq       number of the last dispatch
/// @param connected false while its client is away and may resume
public record SessionView(String id, int shard, int shards, long intents, long seq, boolean connected) {

    static SessionView of(GatewaySession session) {
        return new SessionView(
                session.id(),
                session.shard(),
                session.shards(),
                session.intents(),
                session.seq(),
                session.connection().isPresent());
    }
}
