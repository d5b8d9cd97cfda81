package dev.guildwire.edge.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Connects to Redis, at the start and until it succeeds; a connection that is lost afterwards is made anew by itself.
/// While Redis is away a command fails at once instead of waiting. Safe for any thread.
public final class RedisLink implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger("Internal");
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final ClientResources resources;
    private final RedisClient client;
    private final RedisURI uri;
    private final CountDownLatch made = new CountDownLatch(1);
    private volatile @Nullable StatefulRedisConnection<String, String> connection;
    private volatile @Nullable Thread connecting;

    RedisLink(String url, Duration patience) {
        this.resources = ClientResources.builder()
                .ioThreadPoolSize(2)
                .computationThreadPoolSize(2)
                .build();
        this.client = RedisClient.create(resources);
        this.uri = RedisURI.create(url);
        uri.setTimeout(patience);
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .timeoutOptions(TimeoutOptions.enabled(patience))
                .build());
    }

    /// The connection.
    ///
    /// @throws RedisException when there was none yet
    public StatefulRedisConnection<String, String> connection() {
        var present = connection;
        if (present == null) {
            throw new RedisException("not connected yet");
        }
        return present;
    }

    /// Waits for the first connection.
    public void awaitConnection() throws InterruptedException {
        made.await();
    }

    @Override
    public void start() {
        connecting = Thread.ofVirtual().name("redis-link").start(this::connectUntilDone);
    }

    private void connectUntilDone() {
        try {
            while (!tryConnect()) {
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException _) {
            LOG.debug("Redis was not reached before the end");
        }
    }

    private boolean tryConnect() {
        try {
            connection = client.connect(StringCodec.UTF8, uri);
            made.countDown();
            return true;
        } catch (RedisException e) {
            LOG.warn("Redis is away: {}", e.toString());
            return false;
        }
    }

    @Override
    public void stop() {
        var thread = connecting;
        connecting = null;
        if (thread != null) {
            thread.interrupt();
            client.shutdown(Duration.ZERO, LAST_WORDS);
            var _ = resources.shutdown(0, LAST_WORDS.toSeconds(), TimeUnit.SECONDS);
        }
    }

    @Override
    public boolean isRunning() {
        return connecting != null;
    }

    /// Before those who use it.
    @Override
    public int getPhase() {
        return 0;
    }
}
