package dev.guildwire.ingest.gateway;

/// How one shard is.
sealed interface ShardStatus {

    /// Logging in, or waiting for its guilds, for the first time.
    record Starting(String detail) implements ShardStatus {}

    /// Dispatches arrive.
    record Ready() implements ShardStatus {}

    /// It was ready and the connection is gone; JDA is at work on it.
    record Reconnecting(String detail) implements ShardStatus {}

    /// It stays down until somebody acts.
    record Failed(FinalFailure failure) implements ShardStatus {}
}
