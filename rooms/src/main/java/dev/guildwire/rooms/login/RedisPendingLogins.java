package dev.guildwire.rooms.login;

import java.time.Duration;
import java.util.Optional;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Keeps pending logins under their `state`, so that several tabs may log in at once and each `state` works once.
@Component
class RedisPendingLogins {

    private static final String PREFIX = "guildwire:login:pending:";

    private final StringRedisTemplate redis;
    private final JsonMapper json;

    RedisPendingLogins(StringRedisTemplate redis, JsonMapper json) {
        this.redis = redis;
        this.json = json;
    }

    void put(String state, PendingLogin login, Duration timeout) {
        redis.opsForValue().set(PREFIX + state, json.writeValueAsString(login), timeout);
    }

    /// Empty when it is unknown, too old, or was taken before.
    Optional<PendingLogin> take(String state) {
        return Optional.ofNullable(redis.opsForValue().getAndDelete(PREFIX + state))
                .map(text -> json.readValue(text, PendingLogin.class));
    }
}
