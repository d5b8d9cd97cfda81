package dev.guildwire.edge.roadmap;

import dev.guildwire.contracts.session.LoginSession;
import dev.guildwire.edge.redis.RedisLink;
import io.lettuce.core.RedisException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Looks login sessions up where rooms keeps them. Never waits; safe for any thread.
final class RedisLogins {

    private static final String SESSIONS = LoginSession.REDIS_NAMESPACE + ":sessions:";
    private static final String LOGIN = "sessionAttr:" + LoginSession.ATTRIBUTE;

    private final RedisLink redis;
    private final JsonMapper json;

    RedisLogins(RedisLink redis, JsonMapper json) {
        this.redis = redis;
        this.json = json;
    }

    /// Who is logged in by a session, nobody when it has ended; fails while Redis is away.
    CompletionStage<Optional<LoginSession>> find(String sessionId) {
        try {
            return redis.async().hget(SESSIONS + sessionId, LOGIN).thenApply(this::read);
        } catch (RedisException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private Optional<LoginSession> read(@Nullable String login) {
        return Optional.ofNullable(login).map(text -> json.readValue(text, LoginSession.class));
    }
}
