package dev.guildwire.contracts.session;

import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who is logged in: the session attribute [#ATTRIBUTE], as JSON.
///
/// In Redis the session is the hash `guildwire:{login}:sessions:<session id>`, the attribute its field
/// `sessionAttr:login`. The cookie carries the session id in base64 (Spring Session's form).
///
/// @param sid    names the session towards edges (`sid` of tokens, [dev.guildwire.contracts.event.SessionRevoked]);
///               it is not the session's id and opens nothing
/// @param admin  may change the roadmap and see the operators' page
/// @param guilds the served guilds the person is a member of
public record LoginSession(
        UserId userId, String username, @Nullable String avatar, String sid, boolean admin, List<Guild> guilds) {

    public static final String ATTRIBUTE = "login";
    public static final String REDIS_NAMESPACE = "guildwire:{login}";
    public static final String DEFAULT_COOKIE = "better-auth.session_token";

    public LoginSession {
        guilds = List.copyOf(guilds);
    }

    /// A guild as a person sees it in a list.
    ///
    /// @param icon Discord's icon hash, or null
    public record Guild(GuildId id, String name, @Nullable String icon) {}
}
