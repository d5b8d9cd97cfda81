package dev.guildwire.rooms.login;

import dev.guildwire.contracts.event.SessionRevoked;
import dev.guildwire.contracts.event.UserRevoked;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.contracts.session.LoginSession;
import org.springframework.stereotype.Component;

/// Ends sessions: first in Redis, so that nothing more is given out for them, then on every edge.
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
    private final RedisUserSessions index;
    private final Revocations revocations;
    private final LoginMetrics metrics;

    SessionEnds(RedisSessions sessions, RedisUserSessions index, Revocations revocations, LoginMetrics metrics) {
        this.sessions = sessions;
        this.index = index;
        this.revocations = revocations;
        this.metrics = metrics;
    }

    void end(String id, LoginSession login, Cause cause) {
        sessions.deleteById(id);
        index.remove(login.userId(), id);
        revocations.publish(new SessionRevoked(login.userId(), login.sid()));
        metrics.ended(cause);
    }

    void endAll(UserId user) {
        for (var id : index.of(user)) {
            sessions.deleteById(id);
            index.remove(user, id);
            metrics.ended(Cause.EVERYWHERE);
        }
        revocations.publish(new UserRevoked(user));
    }
}
