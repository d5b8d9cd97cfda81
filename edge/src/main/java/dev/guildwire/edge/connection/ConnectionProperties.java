package dev.guildwire.edge.connection;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// Limits of this node's connections: for all endpoints, or, where it says so, for `/api/ws`.
///
/// @param max                at once at `/api/ws`; one more gets 503 with Retry-After
/// @param newPerSecond       handshakes a second, with bursts of as many; one more gets 503 with Retry-After
/// @param maxUnauthenticated open without a login at once at `/api/ws`; one more gets 503 with Retry-After
/// @param maxMessage         the longest message a client may send at `/api/ws`; a longer one closes with 1009
/// @param maxPending         bytes that may wait for one client; more closes it with 1008
/// @param pingInterval       between two pings at `/api/ws`; a client that answers none for two intervals is closed
/// with 1008
/// @param closeTimeout       how long a client has to answer a close before its socket is ended
/// @param allowedOrigins     which pages may connect; another gets 403. `*` allows all. Clients that are no browsers
///                           send no Origin and are let in: the token is what admits
@ConfigurationProperties("guildwire.connection")
public record ConnectionProperties(
        @DefaultValue("50000") int max,
        @DefaultValue("3000") int newPerSecond,
        @DefaultValue("5000") int maxUnauthenticated,
        @DefaultValue("8KB") DataSize maxMessage,
        @DefaultValue("1MB") DataSize maxPending,
        @DefaultValue("15s") Duration pingInterval,
        @DefaultValue("5s") Duration closeTimeout,
        Set<String> allowedOrigins) {}
