package dev.guildwire.rooms.login;

import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// Gives the access token of a session, a new one when the old one nears its end.
@Component
class TokenRenewal {

    private final RedisSessions sessions;
    private final DiscordTokenClient discord;
    private final TokenCipher cipher;
    private final LoginMetrics metrics;
    private final LoginProperties properties;
    private final Clock clock;

    TokenRenewal(
            RedisSessions sessions,
            DiscordTokenClient discord,
            TokenCipher cipher,
            LoginMetrics metrics,
            LoginProperties properties,
            Clock clock) {
        this.sessions = sessions;
        this.discord = discord;
        this.cipher = cipher;
        this.metrics = metrics;
        this.properties = properties;
        this.clock = clock;
    }

    DiscordAnswer<String> accessToken(SessionRecord session) {
        var tokens = cipher.decrypt(session.grant().tokens(), session.login().sid());
        if (tokens.isEmpty()) {
            return new DiscordAnswer.Refused<>();
        }
        return session.grant().expiresWithin(properties.refreshBefore(), clock.instant())
                ? refresh(session, tokens.get())
                : new DiscordAnswer.Given<>(tokens.get().access());
    }

    private DiscordAnswer<String> refresh(SessionRecord session, DiscordTokens tokens) {
        var answer = discord.refresh(tokens.refresh());
        metrics.refreshed(answer);
        return switch (answer) {
            case DiscordAnswer.Given<DiscordTokenClient.Fresh>(DiscordTokenClient.Fresh fresh) -> store(session, fresh);
            case DiscordAnswer.Refused<DiscordTokenClient.Fresh> _ -> new DiscordAnswer.Refused<>();
            case DiscordAnswer.Unavailable<DiscordTokenClient.Fresh> _ -> untilItEnds(session, tokens);
        };
    }

    private DiscordAnswer<String> store(SessionRecord session, DiscordTokenClient.Fresh fresh) {
        var sealed = cipher.encrypt(fresh.tokens(), session.login().sid());
        sessions.setGrant(
                session.id(), new DiscordGrant(sealed, fresh.expiresAt().toEpochMilli()));
        return new DiscordAnswer.Given<>(fresh.tokens().access());
    }

    private DiscordAnswer<String> untilItEnds(SessionRecord session, DiscordTokens tokens) {
        return session.grant().expiresWithin(Duration.ZERO, clock.instant())
                ? new DiscordAnswer.Unavailable<>()
                : new DiscordAnswer.Given<>(tokens.access());
    }
}
