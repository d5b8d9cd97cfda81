package dev.guildwire.rooms.token;

import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.session.LoginSession;
import dev.guildwire.contracts.token.WsTokenClaims;
import dev.guildwire.rooms.limit.LimitProperties;
import dev.guildwire.rooms.limit.RateLimits;
import dev.guildwire.rooms.problem.Problem;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Hands out WebSocket tokens to people who are logged in.
@RestController
class WsTokenController {

    private final WsTokens tokens;
    private final TokenProperties properties;
    private final RateLimits limits;
    private final LimitProperties rates;
    private final Clock clock;

    WsTokenController(
            WsTokens tokens, TokenProperties properties, RateLimits limits, LimitProperties rates, Clock clock) {
        this.tokens = tokens;
        this.properties = properties;
        this.limits = limits;
        this.rates = rates;
        this.clock = clock;
    }

    @PostMapping("/api/ws-token")
    ResponseEntity<WsToken> token(
            @AuthenticationPrincipal LoginSession login, @RequestBody(required = false) @Nullable Wish wish) {
        limits.take("token-user", login.userId().toString(), rates.tokenPerUser());
        var guild = wish == null || wish.guildId() == null ? first(login) : wish.guildId();
        if (!isMember(login, guild)) {
            throw Problem.NOT_A_MEMBER.refusal();
        }
        var expiresAt = clock.instant().plus(properties.lifetime()).truncatedTo(ChronoUnit.SECONDS);
        var token = tokens.sign(new WsTokenClaims(login.userId(), guild, login.sid(), expiresAt));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new WsToken(token, expiresAt.toEpochMilli(), guild));
    }

    private static GuildId first(LoginSession login) {
        return login.guilds().stream()
                .findFirst()
                .map(LoginSession.Guild::id)
                .orElseThrow(Problem.NOT_A_MEMBER::refusal);
    }

    private static boolean isMember(LoginSession login, GuildId guild) {
        return login.guilds().stream().anyMatch(known -> known.id().equals(guild));
    }

    /// @param guildId the guild whose events to see; the first of the person's guilds when absent
    record Wish(@Nullable GuildId guildId) {}

    /// @param expiresAt Unix time in milliseconds
    record WsToken(String token, long expiresAt, GuildId guildId) {}
}
