package dev.guildwire.rooms.login;

import dev.guildwire.rooms.script.RedisScriptFile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/// The sessions that are in use, each with the time when it is to be looked at next.
@Component
class RedisWatch {

    private static final String KEY = "guildwire:login:watch";
    private static final Duration CLAIM = Duration.ofMinutes(1);

    @SuppressWarnings("rawtypes")
    private static final RedisScript<List> CLAIM_DUE = RedisScriptFile.of("claim-due", List.class);

    private final StringRedisTemplate redis;

    RedisWatch(StringRedisTemplate redis) {
        this.redis = redis;
    }

    /// Begins to watch a session, unless that was done before.
    void begin(String session, Instant next) {
        redis.opsForZSet().addIfAbsent(KEY, session, score(next));
    }

    void next(String session, Instant next) {
        redis.opsForZSet().add(KEY, session, score(next));
    }

    void end(String session) {
        redis.opsForZSet().remove(KEY, session);
    }

    private static double score(Instant time) {
        return (double) time.toEpochMilli();
    }

    /// Gives sessions that are due to this caller alone; if nothing comes of it, they are due again after a minute.
    List<String> claimDue(Instant now, int most) {
        @SuppressWarnings("unchecked")
        List<String> due = Objects.requireNonNull(redis.execute(
                CLAIM_DUE,
                List.of(KEY),
                Long.toString(now.toEpochMilli()),
                Long.toString(now.plus(CLAIM).toEpochMilli()),
                Integer.toString(most)));
        return due;
    }
}
