package dev.guildwire.rooms.login;

import dev.guildwire.contracts.id.UserId;
import dev.guildwire.rooms.script.RedisScriptFile;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/// Which sessions a user has. An id in the set may be of a session that ended by itself; a login clears those away.
@Component
class RedisUserSessions {

    private static final RedisScript<Void> ADD = RedisScriptFile.of("add-user-session");

    private final StringRedisTemplate redis;

    RedisUserSessions(StringRedisTemplate redis) {
        this.redis = redis;
    }

    void add(UserId user, String sessionId, Duration lifetime) {
        redis.execute(ADD, List.of(key(user)), sessionId, Long.toString(lifetime.toMillis()), RedisSessions.key(""));
    }

    Set<String> of(UserId user) {
        return Objects.requireNonNullElse(redis.opsForSet().members(key(user)), Set.of());
    }

    static String key(UserId user) {
        return "guildwire:{login}:user:" + user;
    }
}
