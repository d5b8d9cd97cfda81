package dev.guildwire.simulator.oauth;

import dev.guildwire.simulator.world.Snowflake;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// All authorization codes and tokens. Belongs to the world's thread.
public final class Grants {

    private static final int SECRET_BYTES = 24;

    private final InstantSource clock;
    private final OAuthOptions options;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Code> codes = new HashMap<>();
    private final Map<String, Grant> byAccessToken = new HashMap<>();
    private final Map<String, Grant> byRefreshToken = new HashMap<>();
    private Duration tokenLifetime;

    private record Code(Consent consent, Instant expiresAt) {}

    public Grants(InstantSource clock, OAuthOptions options) {
        this.clock = clock;
        this.options = options;
        this.tokenLifetime = options.tokenLifetime();
    }

    /// A code that can be exchanged once, soon.
    String code(Consent consent) {
        var code = secret();
        codes.put(code, new Code(consent, clock.instant().plus(options.codeLifetime())));
        return code;
    }

    /// Uses the code up, whether what comes of it is right or not.
    Optional<Consent> redeem(String code) {
        return Optional.ofNullable(codes.remove(code))
                .filter(c -> clock.instant().isBefore(c.expiresAt()))
                .map(Code::consent);
    }

    Grant issue(Snowflake user, List<String> scopes) {
        var grant = new Grant(user, scopes, secret(), secret(), clock.instant().plus(tokenLifetime));
        byAccessToken.put(grant.accessToken(), grant);
        byRefreshToken.put(grant.refreshToken(), grant);
        return grant;
    }

    /// Exchanges a refresh token for new tokens; the old ones are void from then on.
    Optional<Grant> refresh(String refreshToken) {
        return Optional.ofNullable(byRefreshToken.get(refreshToken)).map(old -> {
            revoke(old);
            return issue(old.userId(), old.scopes());
        });
    }

    /// The grant of a token that is valid now.
    public Optional<Grant> bearer(String accessToken) {
        return Optional.ofNullable(byAccessToken.get(accessToken))
                .filter(grant -> clock.instant().isBefore(grant.expiresAt()));
    }

    /// Voids a grant by either of its tokens; an unknown token is no error (RFC 7009, section 2.2).
    void revoke(String token) {
        Optional.ofNullable(byAccessToken.get(token))
                .or(() -> Optional.ofNullable(byRefreshToken.get(token)))
                .ifPresent(this::revoke);
    }

    /// What a person does who removes the application in Discord's settings.
    ///
    /// @return how many grants that ended
    public int revokeAll(Snowflake user) {
        var grants = where(grant -> grant.userId().equals(user));
        grants.forEach(this::revoke);
        return grants.size();
    }

    /// Ends all access tokens now; refresh tokens stay valid.
    public void expireAll() {
        byAccessToken.clear();
    }

    /// For tokens issued from now on.
    public void setTokenLifetime(Duration lifetime) {
        tokenLifetime = lifetime;
    }

    public Duration tokenLifetime() {
        return tokenLifetime;
    }

    public void reset() {
        codes.clear();
        byAccessToken.clear();
        byRefreshToken.clear();
        tokenLifetime = options.tokenLifetime();
    }

    private List<Grant> where(Predicate<Grant> condition) {
        return byRefreshToken.values().stream().filter(condition).toList();
    }

    private void revoke(Grant grant) {
        byAccessToken.remove(grant.accessToken());
        byRefreshToken.remove(grant.refreshToken());
    }

    private String secret() {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
