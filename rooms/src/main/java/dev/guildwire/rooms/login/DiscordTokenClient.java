package dev.guildwire.rooms.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.stereotype.Component;

/// Exchanges a refresh token at Discord.
@Component
class DiscordTokenClient {

    private static final Logger log = LoggerFactory.getLogger("Internal");

    private final OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> client;
    private final ClientRegistration discord;
    private final Clock clock;

    DiscordTokenClient(
            OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> client,
            ClientRegistrationRepository registrations,
            Clock clock) {
        this.client = client;
        this.discord = Objects.requireNonNull(registrations.findByRegistrationId(LoginRequests.REGISTRATION));
        this.clock = clock;
    }

    DiscordAnswer<Fresh> refresh(String refreshToken) {
        if (refreshToken.isEmpty()) {
            return new DiscordAnswer.Refused<>();
        }
        try {
            var response = client.getTokenResponse(request(refreshToken));
            return new DiscordAnswer.Given<>(Fresh.of(response.getAccessToken(), response.getRefreshToken(), clock));
        } catch (OAuth2AuthorizationException e) {
            if (OAuth2ErrorCodes.INVALID_GRANT.equals(e.getError().getErrorCode())) {
                return new DiscordAnswer.Refused<>();
            }
            log.warn("Discord did not refresh a token: {}", e.getError().getErrorCode());
            return new DiscordAnswer.Unavailable<>();
        }
    }

    /// The access token in it is never sent; Spring Security's request insists on having one.
    private OAuth2RefreshTokenGrantRequest request(String refreshToken) {
        var now = clock.instant();
        var spent = new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, "spent", now.minusSeconds(1), now);
        return new OAuth2RefreshTokenGrantRequest(discord, spent, new OAuth2RefreshToken(refreshToken, null));
    }

    /// Tokens as Discord has just given them.
    record Fresh(DiscordTokens tokens, Instant expiresAt) {

        /// How long the access token lives is Discord's word; when that begins is our clock's.
        static Fresh of(OAuth2AccessToken access, @Nullable OAuth2RefreshToken refresh, Clock clock) {
            var tokens = new DiscordTokens(access.getTokenValue(), refresh == null ? "" : refresh.getTokenValue());
            var lifetime = Duration.between(
                    Objects.requireNonNull(access.getIssuedAt()), Objects.requireNonNull(access.getExpiresAt()));
            return new Fresh(tokens, clock.instant().plus(lifetime));
        }
    }
}
