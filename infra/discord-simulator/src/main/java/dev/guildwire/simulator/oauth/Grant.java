package dev.guildwire.simulator.oauth;

import dev.guildwire.simulator.world.Snowflake;
import java.time.Instant;
import java.util.List;

/// What a person has allowed the application, and the tokens for it.
///
/// @param expiresAt end of the access token; the refresh token has none
public record Grant(Snowflake userId, List<String> scopes, String accessToken, String refreshToken, Instant expiresAt) {

    public Grant {
        scopes = List.copyOf(scopes);
    }

    public boolean allows(String scope) {
        return scopes.contains(scope);
    }

    @Override
    public String toString() {
        return "Grant[userId=" + userId + ", scopes=" + scopes + ", expiresAt=" + expiresAt + "]";
    }
}
