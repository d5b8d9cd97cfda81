package dev.guildwire.rooms.limit;

import dev.guildwire.rooms.limit.LimitProperties.Rate;
import dev.guildwire.rooms.script.RedisScriptFile;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/// Counts in Redis, by Redis's clock.
@Component
class RedisRates {

    private static final RedisScript<Long> TAKE = RedisScriptFile.of("take", Long.class);

    private final StringRedisTemplate redis;

    RedisRates(StringRedisTemplate redis) {
        this.redis = redis;
    }

    /// @return how long to wait; zero when the request may go on
    Duration take(String limit, String subject, Rate rate) {
        var window = TimeUnit.MILLISECONDS.toMicros(rate.per().toMillis());
        var wait = redis.execute(
                TAKE,
                List.of("guildwire:limit:" + limit + ":" + subject),
                Long.toString(window / rate.requests()),
                Long.toString(window));
        return Duration.ofMillis(Objects.requireNonNull(wait));
    }
}
