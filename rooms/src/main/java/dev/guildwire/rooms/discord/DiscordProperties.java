package dev.guildwire.rooms.discord;

import dev.guildwire.rooms.secret.Secret;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where Discord and Redis are, and how much may be asked of either.
///
/// @param apiUrl            base of Discord's REST API, with its version
/// @param botToken          secret, no default
/// @param redisUrl          of the Redis that holds the queue, a [dev.guildwire.rooms.redis.RedisAddress]
/// @param namespace         one for each bot that shares a Redis; the hash tag of all keys
/// @param connectTimeout    of a connection to Discord; past it the try has failed
/// @param requestTimeout    of one request to Discord; past it the try has failed
/// @param concurrency       requests under way at once from one instance; past it other instances send, or it waits
/// @param resultsKept       how long a request id's result can be had again
/// @param lease             how long a request is another's after its instance died; renewed at a third of it
/// @param heartbeat         how often an instance looks whether anything escaped it
/// @param maxTries          times a request is sent before its result is that Discord is unavailable
/// @param firstRetry        wait after the first failed try; it doubles with each, up to 16 times
/// @param limits            see there
@ConfigurationProperties("guildwire.discord")
record DiscordProperties(
        @DefaultValue("https://discord.com/api/v10") URI apiUrl,
        Secret botToken,
        @DefaultValue("redis://localhost:16379") String redisUrl,
        @DefaultValue("discord") String namespace,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("15s") Duration requestTimeout,
        @DefaultValue("64") int concurrency,
        @DefaultValue("10m") Duration resultsKept,
        @DefaultValue("10s") Duration lease,
        @DefaultValue("1s") Duration heartbeat,
        @DefaultValue("5") int maxTries,
        @DefaultValue("1s") Duration firstRetry,
        @DefaultValue Limits limits) {

    /// @param global           requests in any `window` over all instances; past it they wait
    /// @param window           of `global`
    /// @param arrivalAllowance how long a request may take to reach Discord
    /// @param perBucket        requests that may wait in one bucket; past it the answer is "busy"
    /// @param overall          requests that may wait in all; past it the answer is "busy"
    /// @param invalid          answers of 401, 403 and 429 within `invalidWindow`; past it only a probe is sent
    ///                         now and then. Discord bans an address at 10 000, and others may share ours
    /// @param probeEvery       time from one probe to the next
    record Limits(
            @DefaultValue("50") int global,
            @DefaultValue("1s") Duration window,
            @DefaultValue("2s") Duration arrivalAllowance,
            @DefaultValue("500") int perBucket,
            @DefaultValue("10000") int overall,
            @DefaultValue("5000") int invalid,
            @DefaultValue("10m") Duration invalidWindow,
            @DefaultValue("30s") Duration probeEvery) {}
}
