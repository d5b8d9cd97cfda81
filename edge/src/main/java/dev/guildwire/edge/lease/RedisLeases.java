package dev.guildwire.edge.lease;

import dev.guildwire.contracts.id.UserId;
import dev.guildwire.edge.redis.RedisLink;
import io.lettuce.core.RedisException;
import io.lettuce.core.ScriptOutputType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The leases as they lie in Redis. A call answers through its stage, with a failure when Redis is away, and never
/// waits; calls reach Redis in the order in which they were made. Safe for any thread.
final class RedisLeases {

    private static final String ALIVE = "{edge}:alive";
    private static final String CONNECTIONS = "{edge}:connections:";
    private static final String KEPT_MILLIS = Long.toString(Duration.ofHours(1).toMillis());

    private final RedisLink redis;
    private volatile @Nullable Scripts scripts;

    private record Scripts(String take, String put, String renew) {}

    RedisLeases(RedisLink redis) {
        this.redis = redis;
    }

    /// Waits for the first connection to Redis.
    void awaitRedis() throws InterruptedException {
        redis.awaitConnection();
    }

    /// Brings the scripts, which a Redis forgets when it restarts. Waits.
    ///
    /// @throws RedisException when Redis is away
    void prepare() {
        var load = redis.waiting();
        scripts = new Scripts(
                load.scriptLoad(script("take")), load.scriptLoad(script("put")), load.scriptLoad(script("renew")));
    }

    /// @return whether the lease had not run out
    CompletionStage<Boolean> renew(String edge, Duration duration) {
        return run(Scripts::renew, new String[] {ALIVE}, edge, Long.toString(duration.toMillis()));
    }

    /// @return whether the user may have so many
    CompletionStage<Boolean> take(String edge, UserId user, int count, int most) {
        String[] keys = {CONNECTIONS + user, ALIVE};
        return run(Scripts::take, keys, edge, Integer.toString(count), Integer.toString(most), KEPT_MILLIS);
    }

    CompletionStage<Boolean> put(String edge, UserId user, int count) {
        return run(Scripts::put, new String[] {CONNECTIONS + user}, edge, Integer.toString(count), KEPT_MILLIS);
    }

    /// Ends a lease before its time; a failure changes nothing, it runs out by itself.
    void end(String edge) {
        if (scripts != null) {
            var _ = redis.async().zrem(ALIVE, edge);
        }
    }

    private CompletionStage<Boolean> run(Function<Scripts, String> script, String[] keys, String... arguments) {
        var known = scripts;
        if (known == null) {
            return CompletableFuture.failedStage(new RedisException("not connected yet"));
        }
        return redis.async()
                .<Long>evalsha(script.apply(known), ScriptOutputType.INTEGER, keys, arguments)
                .thenApply(answer -> answer != null && answer == 1);
    }

    private static String script(String name) {
        try (var file = RedisLeases.class.getResourceAsStream("/lease/" + name + ".lua")) {
            if (file == null) {
                throw new IllegalStateException("missing: " + name + ".lua");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
