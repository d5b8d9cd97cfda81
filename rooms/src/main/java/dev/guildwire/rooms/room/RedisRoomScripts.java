package dev.guildwire.rooms.room;

import dev.guildwire.rooms.script.RedisScriptFile;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/// Runs the atomic steps of `lua/room`, each behind `room.lua`, which says what comes before their own arguments.
@Component
class RedisRoomScripts {

    private static final String SHARED = RedisScriptFile.text("room/room");

    private final StringRedisTemplate redis;
    private final RoomProperties properties;
    private final Clock clock;
    private final List<String> keys;
    private final Map<String, RedisScript<?>> scripts = new ConcurrentHashMap<>();

    RedisRoomScripts(StringRedisTemplate redis, RoomProperties properties, Clock clock) {
        this.redis = redis;
        this.properties = properties;
        this.clock = clock;
        this.keys = Stream.of("outbox", "tasks", "idle", "index", "players", "roles", "marks", "presence", "creators")
                .map(this::key)
                .toList();
    }

    String key(String name) {
        return "guildwire:{" + properties.namespace() + "}:" + name;
    }

    List<?> list(String step, Object... arguments) {
        return Objects.requireNonNull(execute(step, List.class, List.of(), arguments));
    }

    /// With a key of the step's own.
    List<?> listWithKey(String step, String key, Object... arguments) {
        return Objects.requireNonNull(execute(step, List.class, List.of(key), arguments));
    }

    String text(String step, Object... arguments) {
        return Objects.requireNonNull(execute(step, String.class, List.of(), arguments));
    }

    boolean flag(String step, Object... arguments) {
        return Objects.requireNonNull(execute(step, Long.class, List.of(), arguments)) == 1;
    }

    void run(String step, Object... arguments) {
        // A script that returns nothing answers a number as well as anything else.
        execute(step, Long.class, List.of(), arguments);
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // a step is always asked for the same type; no answer is null
    private <T> T execute(String step, Class<T> type, List<String> ownKeys, Object... arguments) {
        var script = (RedisScript<T>) scripts.computeIfAbsent(
                step, name -> RedisScript.of(SHARED + RedisScriptFile.text("room/" + name), type));
        var allKeys = new ArrayList<>(keys);
        allKeys.addAll(ownKeys);
        var all = new ArrayList<String>(List.of(
                Long.toString(clock.millis()),
                Long.toString(properties.idleAfter().toMillis()),
                Long.toString(properties.tidyAfter().toMillis())));
        for (var argument : arguments) {
            all.add(argument.toString());
        }
        return redis.execute(script, allKeys, all.toArray());
    }
}
