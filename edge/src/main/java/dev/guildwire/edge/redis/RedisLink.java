package dev.guildwire.edge.redis;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.RedisClusterURIUtil;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import java.net.URI;
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
    private static final String CLUSTER = "-cluster://";
    private static final Duration LOOK_AT_CLUSTER_EVERY = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final ClientResources resources;
    private final AbstractRedisClient client;
    private final CountDownLatch made = new CountDownLatch(1);
    private volatile @Nullable Connection connection;
    private volatile @Nullable Thread connecting;

    private record Connection(
            RedisClusterCommands<String, String> waiting, RedisClusterAsyncCommands<String, String> async) {}

    RedisLink(String url, Duration patience) {
        this.resources = ClientResources.builder()
                .ioThreadPoolSize(2)
                .computationThreadPoolSize(2)
                .build();
        this.client = isCluster(url) ? clusterClient(url, patience) : singleClient(url, patience);
    }

    private static boolean isCluster(String url) {
        return url.startsWith("redis" + CLUSTER) || url.startsWith("rediss" + CLUSTER);
    }

    private RedisClient singleClient(String url, Duration patience) {
        var single = RedisClient.create(resources, RedisURI.create(url));
        single.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .timeoutOptions(TimeoutOptions.enabled(patience))
                .build());
        return single;
    }

    /// Which node has which keys is learnt anew when a node says that it is not the one, and every now and then.
    private RedisClusterClient clusterClient(String url, Duration patience) {
        var nodes = RedisClusterURIUtil.toRedisURIs(URI.create(url.replaceFirst(CLUSTER, "://")));
        var cluster = RedisClusterClient.create(resources, nodes);
        cluster.setOptions(ClusterClientOptions.builder()
                .topologyRefreshOptions(ClusterTopologyRefreshOptions.builder()
                        .enablePeriodicRefresh(LOOK_AT_CLUSTER_EVERY)
                        .build())
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .timeoutOptions(TimeoutOptions.enabled(patience))
                .build());
        return cluster;
    }

    /// Commands whose answer comes later.
    ///
    /// @throws RedisException when there was no connection yet
    public RedisClusterAsyncCommands<String, String> async() {
        return connection().async();
    }

    /// Commands that wait for their answer.
    ///
    /// @throws RedisException when there was no connection yet
    public RedisClusterCommands<String, String> waiting() {
        return connection().waiting();
    }

    private Connection connection() {
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
        connecting = Thread.ofPlatform().daemon().name("redis-link").start(this::connectUntilDone);
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
            connection = connect();
            made.countDown();
            return true;
        } catch (RedisException e) {
            LOG.warn("Redis is away: {}", e.toString());
            return false;
        }
    }

    private Connection connect() {
        return switch (client) {
            case RedisClusterClient cluster -> {
                var made = cluster.connect(StringCodec.UTF8);
                yield new Connection(made.sync(), made.async());
            }
            case RedisClient single -> {
                var made = single.connect(StringCodec.UTF8);
                yield new Connection(made.sync(), made.async());
            }
            default -> throw new IllegalStateException("no such client");
        };
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
