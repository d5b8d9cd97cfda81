package dev.guildwire.rooms.redis;

import io.lettuce.core.RedisCredentials;
import io.lettuce.core.RedisCredentialsProvider.ImmediateRedisCredentialsProvider;
import io.lettuce.core.RedisURI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.ssl.SslBundle;

/// An address as Spring takes it, whose own URL is only for a Redis that is alone.
record RedisDetails(RedisAddress address) implements DataRedisConnectionDetails {

    @Override
    public @Nullable String getUsername() {
        return username(address.first());
    }

    @Override
    public @Nullable String getPassword() {
        return password(address.first());
    }

    @Override
    public @Nullable SslBundle getSslBundle() {
        return address.first().isSsl() ? SslBundle.systemDefault() : null;
    }

    @Override
    public @Nullable Standalone getStandalone() {
        var uri = address.first();
        return address.cluster() || isSentinel(uri)
                ? null
                : Standalone.of(uri.getHost(), uri.getPort(), uri.getDatabase());
    }

    @Override
    public @Nullable Sentinel getSentinel() {
        var uri = address.first();
        return isSentinel(uri) ? new Watched(uri) : null;
    }

    @Override
    public @Nullable Cluster getCluster() {
        return address.cluster() ? () -> nodes(address.uris()) : null;
    }

    private static boolean isSentinel(RedisURI uri) {
        return uri.getSentinelMasterId() != null;
    }

    private static List<Node> nodes(List<RedisURI> uris) {
        return uris.stream().map(uri -> new Node(uri.getHost(), uri.getPort())).toList();
    }

    private static @Nullable String username(RedisURI uri) {
        var known = credentials(uri);
        return known == null ? null : known.getUsername();
    }

    private static @Nullable String password(RedisURI uri) {
        var known = credentials(uri);
        return known == null || known.getPassword() == null ? null : new String(known.getPassword());
    }

    private static @Nullable RedisCredentials credentials(RedisURI uri) {
        return uri.getCredentialsProvider() instanceof ImmediateRedisCredentialsProvider known
                ? known.resolveCredentialsNow()
                : null;
    }

    private record Watched(RedisURI uri) implements Sentinel {

        @Override
        public int getDatabase() {
            return uri.getDatabase();
        }

        @Override
        public String getMaster() {
            return uri.getSentinelMasterId();
        }

        @Override
        public List<Node> getNodes() {
            return nodes(uri.getSentinels());
        }

        @Override
        public @Nullable String getUsername() {
            return username(uri.getSentinels().getFirst());
        }

        @Override
        public @Nullable String getPassword() {
            return password(uri.getSentinels().getFirst());
        }
    }
}
