package dev.guildwire.ingest.gateway;

/// How one shard is.
sealed interface ShardStatus {

    /// Dispatches do not arrive yet.
    record Starting(String detail) implements ShardStatus {}

    /// Dispatches arrive.
    record Ready() implements ShardStatus {}

    /// The connection is gone; JDA is at work on it.
    record Reconnecting() implements ShardStatus {}

    /// The session is over and will be replaced.
    record Ended() implements ShardStatus {}

    /// It stays down until somebody acts.
    record Failed(FinalFailure failure) implements ShardStatus {}

    /// In one word, for metrics and reports.
    default String word() {
        return switch (this) {
            case Starting _ -> "starting";
            case Ready _ -> "ready";
            case Reconnecting _ -> "reconnecting";
            case Ended _ -> "ended";
            case Failed _ -> "failed";
        };
    }
}
