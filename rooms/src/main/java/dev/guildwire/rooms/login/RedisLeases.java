package dev.guildwire.rooms.login;

import dev.guildwire.rooms.script.RedisScriptFile;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/// Lets one instance at a time work for a session. A lease ends by itself when its holder dies.
@Component
class RedisLeases {

    /// Longer than all requests to Discord of one renewal may take together.
    private static final Duration LIFETIME = Duration.ofSeconds(30);
    private static final RedisScript<Void> RELEASE = RedisScriptFile.of("release");

    private final StringRedisTemplate redis;

    RedisLeases(StringRedisTemplate redis) {
        this.redis = redis;
    }

    /// Empty when somebody else works for this session now.
    <T> Optional<T> whileHeld(String session, Supplier<T> work) {
        var key = "guildwire:login:lease:" + session;
        var holder = UUID.randomUUID().toString();
        if (!Boolean.TRUE.equals(redis.opsForValue().setIfAbsent(key, holder, LIFETIME))) {
            return Optional.empty();
        }
        try {
            return Optional.of(work.get());
        } finally {
            redis.execute(RELEASE, List.of(key), holder);
        }
    }
}
