package dev.guildwire.rooms.discord;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.codec.Base16;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The queue's atomic steps: Lua files of this package, each behind `clock.lua` and `queue.lua`.
final class RedisScripts {

    private final Map<Step, Script> scripts;

    /// One file each.
    enum Step {
        SUBMIT,
        TAKE,
        FINISH,
        RENEW,
        EXPIRE,
        LOOK;

        String file() {
            return name().toLowerCase(Locale.ROOT) + ".lua";
        }
    }

    /// @param digest the name under which Redis has it, worked out once and not for each call
    private record Script(String source, String digest) {

        static Script of(String source) {
            return new Script(source, Base16.digest(source.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private RedisScripts(String clock) {
        var shared = clock + read("queue.lua");
        this.scripts = Stream.of(Step.values())
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(), step -> Script.of(shared + read(step.file()))));
    }

    static RedisScripts onServerTime() {
        return new RedisScripts(read("clock.lua"));
    }

    /// @param clock Lua that defines `clock()`; a test's own
    static RedisScripts onClock(String clock) {
        return new RedisScripts(clock);
    }

    /// Puts all steps into Redis's cache, so that even the first calls are short and keep their order.
    void load(RedisClusterAsyncCommands<String, String> redis) {
        for (var script : scripts.values()) {
            var _ = redis.scriptLoad(script.source());
        }
    }

    <T> CompletionStage<T> run(
            RedisClusterAsyncCommands<String, String> redis,
            Step step,
            ScriptOutputType type,
            String[] keys,
            String... arguments) {
        var script = Objects.requireNonNull(scripts.get(step));
        CompletionStage<T> cached = redis.evalsha(script.digest(), type, keys, arguments);
        return cached.exceptionallyCompose(failure -> {
            var cause = failure instanceof CompletionException ? failure.getCause() : failure;
            if (cause instanceof RedisNoScriptException) {
                return redis.eval(script.source(), type, keys, arguments);
            }
            throw new CompletionException(cause);
        });
    }

    private static String read(String file) {
        try (var stream = RedisScripts.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(stream, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
