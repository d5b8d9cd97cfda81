package dev.guildwire.rooms.login;

import dev.guildwire.contracts.session.LoginSession;
import org.springframework.stereotype.Component;

/// Asks Discord what a session is due for. Called by the holder of the session's lease only.
@Component
class RenewalWork {

    private final TokenRenewal tokens;
    private final MembershipCheck memberships;
    private final SessionEnds ends;

    RenewalWork(TokenRenewal tokens, MembershipCheck memberships, SessionEnds ends) {
        this.tokens = tokens;
        this.memberships = memberships;
        this.ends = ends;
    }

    Renewal renew(SessionRecord session) {
        return switch (tokens.accessToken(session)) {
            case DiscordAnswer.Given<String>(String token) -> renew(session, token);
            case DiscordAnswer.Refused<String> _ -> end(session, SessionEnds.Cause.REFUSED);
            case DiscordAnswer.Unavailable<String> _ -> new Renewal.Unavailable();
        };
    }

    private Renewal renew(SessionRecord session, String token) {
        return switch (memberships.check(session, token)) {
            case DiscordAnswer.Given<LoginSession>(LoginSession login) ->
                login.guilds().isEmpty() ? end(session, SessionEnds.Cause.MEMBERSHIP) : new Renewal.Current(login);
            case DiscordAnswer.Refused<LoginSession> _ -> end(session, SessionEnds.Cause.REFUSED);
            case DiscordAnswer.Unavailable<LoginSession> _ -> new Renewal.Unavailable();
        };
    }

    private Renewal end(SessionRecord session, SessionEnds.Cause cause) {
        ends.end(session.id(), session.login(), cause);
        return new Renewal.Ended();
    }
}
