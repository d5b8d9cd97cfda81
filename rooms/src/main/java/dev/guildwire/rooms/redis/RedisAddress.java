package dev.guildwire.rooms.redis;

import io.lettuce.core.RedisURI;
import io.lettuce.core.cluster.RedisClusterURIUtil;
import java.net.URI;
import java.util.List;

/// Where Redis is: alone, `redis://user:password@host:port/database` (`rediss://` with TLS); behind Sentinel,
/// `redis-sentinel://host:port,host:port/database#master`; or a cluster, `redis-cluster://host:port,host:port`
/// (`rediss-cluster://` with TLS), of which one node that answers is enough.
///
/// @param uris of a cluster those of its nodes, else a single one
public record RedisAddress(boolean cluster, List<RedisURI> uris) {

    private static final String CLUSTER = "-cluster://";

    public RedisAddress {
        uris = List.copyOf(uris);
    }

    /// @throws IllegalArgumentException when it is none
    public static RedisAddress parse(String url) {
        if (url.startsWith("redis" + CLUSTER) || url.startsWith("rediss" + CLUSTER)) {
            return new RedisAddress(
                    true, RedisClusterURIUtil.toRedisURIs(URI.create(url.replaceFirst(CLUSTER, "://"))));
        }
        return new RedisAddress(false, List.of(RedisURI.create(url)));
    }

    /// The only one, or the first of a cluster's; all have the same user, password and TLS.
    public RedisURI first() {
        return uris.getFirst();
    }
}
