package dev.guildwire.edge.auth;

import dev.guildwire.contracts.token.WsTokenClaims;
import java.time.Instant;

/// What came of a token.
public sealed interface TokenCheck {

    /// @param issuedAt when it was made
    record Valid(WsTokenClaims claims, Instant issuedAt) implements TokenCheck {}

    /// Signature, key, algorithm, audience, time or claims do not hold.
    record Invalid() implements TokenCheck {}

    /// The token is good but what it was made for has ended.
    record Revoked() implements TokenCheck {}
}
