package dev.guildwire.rooms.login;

import dev.guildwire.contracts.event.MembershipLost;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.contracts.session.LoginSession;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/// Applies to a person's sessions what Discord tells about the person.
@Component
class MembershipChanges {

    private final RedisUserSessions index;
    private final RedisSessions sessions;
    private final RedisWatch watch;
    private final SessionEnds ends;

    MembershipChanges(RedisUserSessions index, RedisSessions sessions, RedisWatch watch, SessionEnds ends) {
        this.index = index;
        this.sessions = sessions;
        this.watch = watch;
        this.ends = ends;
    }

    /// The person is not in the guild any more. Sessions that have no other guild end.
    void lost(UserId user, GuildId guild) {
        index.of(user).forEach(id -> lost(id, guild));
    }

    /// Something about the person is different: Discord is asked with the next request, or the next sweep.
    void check(UserId user) {
        for (var id : index.of(user)) {
            sessions.setCheckAt(id, Instant.EPOCH);
            watch.next(id, Instant.EPOCH);
        }
    }

    private void lost(String id, GuildId guild) {
        var done = false;
        while (!done) {
            done = sessions.find(id).map(session -> without(session, guild)).orElse(true);
        }
    }

    /// @return false when the login was changed by somebody else at the same moment
    private boolean without(SessionRecord session, GuildId guild) {
        var login = without(session.login(), guild);
        if (login.guilds().isEmpty()) {
            ends.end(session.id(), session.login(), SessionEnds.Cause.MEMBERSHIP);
            return true;
        }
        return sessions.setLogin(session, login, List.of(new MembershipLost(login.userId(), guild)));
    }

    private static LoginSession without(LoginSession login, GuildId guild) {
        var left = login.guilds().stream()
                .filter(known -> !known.id().equals(guild))
                .toList();
        return new LoginSession(login.userId(), login.username(), login.avatar(), login.sid(), login.admin(), left);
    }
}
