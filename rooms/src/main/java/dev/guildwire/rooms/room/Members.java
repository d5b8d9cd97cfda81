package dev.guildwire.rooms.room;

import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.session.LoginSession;
import dev.guildwire.rooms.problem.Problem;
import org.jspecify.annotations.Nullable;

/// Who may ask about a guild's rooms: its members.
final class Members {

    private Members() {}

    /// @param wanted the guild that the request names; the person's first one when absent
    static GuildId guild(LoginSession login, @Nullable GuildId wanted) {
        if (wanted != null) {
            require(login, wanted);
            return wanted;
        }
        return login.guilds().stream()
                .map(LoginSession.Guild::id)
                .findFirst()
                .orElseThrow(Problem.NOT_A_MEMBER::refusal);
    }

    static void require(LoginSession login, GuildId guild) {
        if (login.guilds().stream().noneMatch(known -> known.id().equals(guild))) {
            throw Problem.NOT_A_MEMBER.refusal();
        }
    }
}
