package dev.guildwire.rooms.discord;

import dev.guildwire.rooms.redis.RedisAddress;
import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.DefaultClientResources;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The queue's own two connections to Redis, one for commands and one that listens. Until Redis was reached once,
/// there is no connection and [#connect] may be called again; from then on they come back by themselves. A command
/// without a connection fails at once instead of waiting for one.
final class RedisLink implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger("Internal");
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration LOOK_AT_CLUSTER_EVERY = Duration.ofSeconds(5);

    private final DefaultClientResources resources = DefaultClientResources.builder()
            .ioThreadPoolSize(2)
            .computationThreadPoolSize(2)
            .build();
    private final AbstractRedisClient client;
    private volatile @Nullable RedisClusterAsyncCommands<String, String> commands;

    RedisLink(RedisAddress address) {
        this.client = address.cluster() ? clusterClient(address.uris()) : singleClient(address.first());
    }

    /// Does nothing once it has succeeded.
    synchronized void connect(RedisScripts scripts, BiConsumer<String, String> listener, String... channels) {
        if (commands != null) {
            return;
        }
        try {
            var fresh = openCommands();
            scripts.load(fresh);
            listen(listener, channels);
            commands = fresh;
        } catch (RedisException e) {
            log.warn("The Discord queue's Redis is away; trying again: {}", e.toString());
        }
    }

    /// @throws RedisConnectionException before the first connection
    RedisClusterAsyncCommands<String, String> commands() {
        var current = commands;
        if (current == null) {
            throw new RedisConnectionException("not connected yet");
        }
        return current;
    }

    private RedisClusterAsyncCommands<String, String> openCommands() {
        return switch (client) {
            case RedisClusterClient cluster -> cluster.connect().async();
            case RedisClient single -> single.connect().async();
            default -> throw new IllegalStateException("no such client");
        };
    }

    private void listen(BiConsumer<String, String> listener, String... channels) {
        StatefulRedisPubSubConnection<String, String> connection = switch (client) {
            case RedisClusterClient cluster -> cluster.connectPubSub();
            case RedisClient single -> single.connectPubSub();
            default -> throw new IllegalStateException("no such client");
        };
        connection.addListener(new RedisPubSubAdapter<>() {
            @Override
            public void message(String channel, String message) {
                listener.accept(channel, message);
            }
        });
        connection.sync().subscribe(channels);
    }

    private RedisClient singleClient(RedisURI uri) {
        var single = RedisClient.create(resources, uri);
        single.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .socketOptions(SocketOptions.builder().connectTimeout(PATIENCE).build())
                .timeoutOptions(TimeoutOptions.enabled(PATIENCE))
                .build());
        return single;
    }

    /// Which node has which slots changes with failovers. It is learnt anew whenever a node answers that it is not the
    /// one or does not answer (Lettuce does so by itself), and every now and then.
    private RedisClusterClient clusterClient(List<RedisURI> nodes) {
        var cluster = RedisClusterClient.create(resources, nodes);
        cluster.setOptions(ClusterClientOptions.builder()
                .topologyRefreshOptions(ClusterTopologyRefreshOptions.builder()
                        .adaptiveRefreshTriggersTimeout(PATIENCE)
                        .enablePeriodicRefresh(LOOK_AT_CLUSTER_EVERY)
                        .build())
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .socketOptions(SocketOptions.builder().connectTimeout(PATIENCE).build())
                .timeoutOptions(TimeoutOptions.enabled(PATIENCE))
                .build());
        return cluster;
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, PATIENCE);
        resources.shutdown(0, PATIENCE.toSeconds(), TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
