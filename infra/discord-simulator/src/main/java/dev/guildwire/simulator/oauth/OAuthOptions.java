package dev.guildwire.simulator.oauth;

import java.time.Duration;
import java.util.Set;

/// How long what OAuth2 gives out is valid, and where it may be sent.
///
/// @param codeLifetime  of an authorization code; Discord's live for a minute or so
/// @param tokenLifetime of an access token; Discord's live for a week
/// @param redirectUris  allowed besides all addresses of the local machine
public record OAuthOptions(Duration codeLifetime, Duration tokenLifetime, Set<String> redirectUris) {

    public OAuthOptions {
        redirectUris = Set.copyOf(redirectUris);
    }

    public static OAuthOptions defaults() {
        return new OAuthOptions(Duration.ofSeconds(60), Duration.ofDays(7), Set.of());
    }

    public OAuthOptions withTokenLifetime(Duration lifetime) {
        return new OAuthOptions(codeLifetime, lifetime, redirectUris);
    }

    public OAuthOptions withRedirectUris(Set<String> uris) {
        return new OAuthOptions(codeLifetime, tokenLifetime, uris);
    }
}
