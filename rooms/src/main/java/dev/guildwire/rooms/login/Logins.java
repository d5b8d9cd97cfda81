package dev.guildwire.rooms.login;

import dev.guildwire.contracts.session.LoginSession;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.session.SessionIdGenerator;
import org.springframework.stereotype.Component;

/// The login of a browser: begun, looked at, ended.
@Component
class Logins {

    /// The session's attribute with the time when Discord is to be asked again, Unix time in milliseconds.
    static final String CHECK_AT = "checkAt";

    /// A request's attribute with a login that is newer than the session's.
    private static final String RENEWED = Logins.class.getName() + ".renewed";

    private final RedisUserSessions index;
    private final SessionEnds ends;
    private final TokenCipher cipher;
    private final SessionIdGenerator ids;
    private final LoginProperties properties;
    private final Clock clock;

    Logins(
            RedisUserSessions index,
            SessionEnds ends,
            TokenCipher cipher,
            SessionIdGenerator ids,
            LoginProperties properties,
            Clock clock) {
        this.index = index;
        this.ends = ends;
        this.cipher = cipher;
        this.ids = ids;
        this.properties = properties;
        this.clock = clock;
    }

    static Optional<LoginSession> current(HttpServletRequest request) {
        if (request.getAttribute(RENEWED) instanceof LoginSession renewed) {
            return Optional.of(renewed);
        }
        return Optional.ofNullable(request.getSession(false))
                .map(session -> (LoginSession) session.getAttribute(LoginSession.ATTRIBUTE));
    }

    /// For the rest of this request. The session itself is not touched: it was written already, and may have been
    /// written again since.
    static void renewed(HttpServletRequest request, LoginSession login) {
        request.setAttribute(RENEWED, login);
    }

    /// Ends the browser's session, whoever's it was, and begins a new one with a new id.
    ///
    /// @return the id, which the index has to know once the session is written
    String begin(HttpServletRequest request, DiscordPerson person, OAuth2AuthorizedClient client) {
        end(request, SessionEnds.Cause.REPLACED);
        var session = request.getSession(true);
        var login = person.login(ids.generate());
        var grant = DiscordTokenClient.Fresh.of(client.getAccessToken(), client.getRefreshToken(), clock);
        session.setAttribute(LoginSession.ATTRIBUTE, login);
        session.setAttribute(
                DiscordGrant.ATTRIBUTE,
                new DiscordGrant(
                        cipher.encrypt(grant.tokens(), login.sid()),
                        grant.expiresAt().toEpochMilli()));
        session.setAttribute(
                CHECK_AT, clock.instant().plus(properties.checkEvery()).toEpochMilli());
        return session.getId();
    }

    /// To be called when the session has been written, so that whoever finds it in the index finds it in Redis.
    void note(String sessionId, DiscordPerson person) {
        index.add(person.user().id(), sessionId, properties.absoluteTimeout());
    }

    /// Ends the browser's session, if there is one, and forgets its cookie.
    void end(HttpServletRequest request, SessionEnds.Cause cause) {
        var session = request.getSession(false);
        if (session != null) {
            current(request).ifPresent(login -> ends.end(session.getId(), login, cause));
            session.invalidate();
        }
    }

    /// Ends all sessions of the browser's person.
    void endAll(HttpServletRequest request) {
        current(request).ifPresent(login -> {
            ends.endAll(login.userId());
            request.getSession().invalidate();
        });
    }
}
