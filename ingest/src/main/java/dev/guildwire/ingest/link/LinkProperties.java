package dev.guildwire.ingest.link;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// The link's settings.
///
/// @param tokens            bearer tokens that open the link, comma separated; two are valid during a rotation. Without
///                          one the link is off and every handshake is answered with 503
/// @param maxBackends       connections at once on this node, 1 and up; one more is answered with 503 and Retry-After
/// @param stallLimit        how long one write may wait for a backend before it is closed with 1008
/// @param pingEvery         how long a backend is told nothing before it gets a ping; well below Jetty's idle
///                          timeout of 30 s, which would close the link
/// @param commandTimeout    how long a command may take before the backend is told `TIMEOUT`
/// @param commandsPerSecond commands of one connection per second, 1 and up; more get `RATE_LIMITED`
/// @param maxMessage        the largest message a backend may send; a larger one closes the connection with 1009
@ConfigurationProperties("guildwire.link")
record LinkProperties(
        @DefaultValue("") LinkTokens tokens,
        @DefaultValue("50") int maxBackends,
        @DefaultValue("30s") Duration stallLimit,
        @DefaultValue("15s") Duration pingEvery,
        @DefaultValue("30s") Duration commandTimeout,
        @DefaultValue("200") int commandsPerSecond,
        @DefaultValue("64KB") DataSize maxMessage) {}
