package dev.guildwire.rooms.login;

import dev.guildwire.contracts.event.SessionRevoked;
import dev.guildwire.contracts.event.UserRevoked;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.contracts.session.LoginSession;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.Optional;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.session.SessionIdGenerator;
import org.springframework.stereotype.Component;

/// Begins and ends login sessions. An end is told to every edge.
@Component
class Logins {

    private final RedisUserSessions index;
    private final RedisSessions sessions;
    private final Revocations revocations;
    private final TokenCipher cipher;
    private final SessionIdGenerator ids;
    private final Clock clock;

    Logins(
            RedisUserSessions index,
            RedisSessions sessions,
            Revocations revocations,
            TokenCipher cipher,
            SessionIdGenerator ids,
            Clock clock) {
        this.index = index;
        this.sessions = sessions;
        this.revocations = revocations;
        this.cipher = cipher;
        this.ids = ids;
        this.clock = clock;
    }

    /// Ends the browser's session, whoever's it was, and begins a new one with a new id.
    void begin(HttpServletRequest request, DiscordPerson person, OAuth2AuthorizedClient grant) {
        end(request);
        var sid = ids.generate();
        var session = request.getSession(true);
        session.setAttribute(
                LoginSession.ATTRIBUTE,
                new LoginSession(
                        person.user().id(),
                        person.user().username(),
                        person.user().avatar(),
                        sid,
                        person.admin(),
                        person.guilds()));
        session.setAttribute(DiscordGrant.ATTRIBUTE, seal(grant, sid));
        index.add(person.user().id(), session.getId(), java.time.Duration.ofSeconds(session.getMaxInactiveInterval()));
    }

    static Optional<LoginSession> current(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false))
                .map(session -> (LoginSession) session.getAttribute(LoginSession.ATTRIBUTE));
    }

    /// Ends the browser's session, if there is one.
    void end(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            current(request).ifPresent(login -> end(session, login));
        }
    }

    /// Ends all sessions of a user.
    void endAll(HttpServletRequest request, UserId user) {
        for (var id : index.of(user)) {
            sessions.deleteById(id);
            index.remove(user, id);
        }
        end(request);
        revocations.publish(new UserRevoked(user));
    }

    private void end(HttpSession session, LoginSession login) {
        index.remove(login.userId(), session.getId());
        session.invalidate();
        revocations.publish(new SessionRevoked(login.userId(), login.sid()));
    }

    private DiscordGrant seal(OAuth2AuthorizedClient grant, String sid) {
        var access = grant.getAccessToken();
        var refresh = grant.getRefreshToken();
        var tokens = new DiscordTokens(access.getTokenValue(), refresh == null ? "" : refresh.getTokenValue());
        var now = clock.millis();
        var expiresAt =
                access.getExpiresAt() == null ? now : access.getExpiresAt().toEpochMilli();
        return new DiscordGrant(cipher.encrypt(tokens, sid), expiresAt, now);
    }
}
