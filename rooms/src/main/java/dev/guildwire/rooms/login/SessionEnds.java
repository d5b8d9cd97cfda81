package dev.guildwire.rooms.login;

import dev.guildwire.contracts.event.SessionRevoked;
import dev.guildwire.contracts.event.UserRevoked;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.contracts.session.LoginSession;
import org.springframework.stereotype.Component;

/// Ends sessions: in Redis, so that nothing more is given out for them, and with the same step on every edge.
@Component
class SessionEnds {

    /// Why a session ended.
    enum Cause {
        LOGOUT,
        /// The person logged out everywhere.
        EVERYWHERE,
        /// The same browser logged in again.
        REPLACED,
        /// Discord does not know our tokens any more.
        REFUSED,
        /// The person is in none of our guilds any more.
        MEMBERSHIP
    }

    private final RedisSessions sessions;
    private final LoginMetrics metrics;

    SessionEnds(RedisSessions sessions, LoginMetrics metrics) {
        this.sessions = sessions;
        this.metrics = metrics;
    }

    void end(String id, LoginSession login, Cause cause) {
        sessions.end(id, login.userId(), new SessionRevoked(login.userId(), login.sid()));
        metrics.ended(cause, 1);
    }

    void endAll(UserId user) {
        metrics.ended(Cause.EVERYWHERE, sessions.endAll(user, new UserRevoked(user)));
    }
}
