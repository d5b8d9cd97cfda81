package dev.guildwire.rooms.room;

import dev.guildwire.rooms.script.RedisScriptFile;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/// The sorted sets of what is due, and who takes it. Whoever takes something has it alone for a while; if nothing comes
/// of it, it is due again.
@Component
class RedisTasks {

    private static final int BATCH = 100;
    private static final Duration LOOK = Duration.ofSeconds(30);

    @SuppressWarnings("rawtypes")
    private static final RedisScript<List> CLAIM = RedisScriptFile.of("claim-due", List.class);

    private final StringRedisTemplate redis;
    private final RedisRoomScripts scripts;
    private final RoomProperties properties;
    private final Clock clock;

    RedisTasks(StringRedisTemplate redis, RedisRoomScripts scripts, RoomProperties properties, Clock clock) {
        this.redis = redis;
        this.scripts = scripts;
        this.properties = properties;
        this.clock = clock;
    }

    /// When something that begins now is another's, in milliseconds.
    long recovery() {
        return clock.instant().plus(properties.recoverAfter()).toEpochMilli();
    }

    List<Task> claim() {
        return claim("tasks", properties.recoverAfter()).stream()
                .map(Task::parse)
                .toList();
    }

    /// Channels of rooms to look at.
    List<String> claimIdle() {
        return claim("idle", LOOK);
    }

    @SuppressWarnings("unchecked")
    private List<String> claim(String key, Duration lease) {
        var now = clock.instant();
        return Objects.requireNonNull((List<String>) redis.execute(
                CLAIM,
                List.of(scripts.key(key)),
                Long.toString(now.toEpochMilli()),
                Long.toString(now.plus(lease).toEpochMilli()),
                Integer.toString(BATCH)));
    }

    void add(Task task, Instant due) {
        redis.opsForZSet().add(scripts.key("tasks"), task.text(), (double) due.toEpochMilli());
    }

    void done(Task task) {
        redis.opsForZSet().remove(scripts.key("tasks"), task.text());
    }
}
