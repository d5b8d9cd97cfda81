package dev.guildwire.ingest.gateway;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;

/// What Discord says of how this bot should connect (Discord, "Get Gateway Bot").
///
/// @param url               of the gateway
/// @param shards            how many it recommends
/// @param sessionStartLimit how often a session may be started
record GatewayBot(
        URI url,
        int shards,
        @JsonProperty("session_start_limit") SessionStartLimit sessionStartLimit) {

    /// @param remaining      IDENTIFYs left of the day, over all shards
    /// @param maxConcurrency IDENTIFYs allowed in 5 seconds, one by `shard % maxConcurrency`
    record SessionStartLimit(
            int remaining, @JsonProperty("max_concurrency") int maxConcurrency) {

        SessionStartLimit {
            maxConcurrency = Math.max(1, maxConcurrency);
        }
    }
}
