package dev.guildwire.edge.auth;

import dev.guildwire.contracts.token.SigningKeys;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param wsTokenKeys what WebSocket tokens are signed with; no default
/// @param longestToken how far ahead a token may expire; one that lives longer is refused, because
///                    revocations are remembered for this time
/// @param timeout     how long a new connection has to authenticate; then it closes with 4001
/// @param grace       how long a connection outlives its token; then it closes with 4401
@ConfigurationProperties("guildwire.auth")
public record AuthProperties(
        SigningKeys wsTokenKeys,
        @DefaultValue("1h") Duration longestToken,
        @DefaultValue("5s") Duration timeout,
        @DefaultValue("25s") Duration grace) {}
