package dev.guildwire.edge.lease;

import dev.guildwire.contracts.id.UserId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Counts each user's connections, here and over all edges. Safe for any thread; nothing waits but the thread that
/// renews.
///
/// What goes to Redis is always this edge's whole number for a user, sent in the order in which the number changed, so
/// that whatever was lost before is right again with the next change.
public final class ConnectionLeases implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger("WS");

    private final LeaseProperties properties;
    private final RedisLeases redis;
    private volatile @Nullable Thread renewing;

    // Guarded by this object's monitor.
    private final Map<UserId, Integer> counts = new HashMap<>();
    private String edge = newId();
    private boolean away = true;

    ConnectionLeases(LeaseProperties properties, RedisLeases redis) {
        this.properties = properties;
        this.redis = redis;
    }

    /// Asks for one connection more; it is to be given back by [#release] when the answer is true.
    public synchronized CompletionStage<Boolean> take(UserId user) {
        var count = counts.merge(user, 1, Integer::sum);
        if (count > properties.connectionsPerUser()) {
            lower(user);
            return CompletableFuture.completedStage(false);
        }
        if (away) {
            return CompletableFuture.completedStage(true);
        }
        return redis.take(edge, user, count, properties.connectionsPerUser())
                .handle((granted, failure) -> settle(user, failure == null ? granted : null));
    }

    /// @param granted what Redis said, or null when it did not answer: then this edge's own count decides
    private boolean settle(UserId user, @Nullable Boolean granted) {
        if (granted == null) {
            loseRedis("no answer");
            return true;
        }
        if (!granted) {
            release(user);
        }
        return granted;
    }

    /// Gives a connection back.
    public synchronized void release(UserId user) {
        var count = lower(user);
        if (!away) {
            put(user, count);
        }
    }

    private void put(UserId user, int count) {
        redis.put(edge, user, count).whenComplete((_, failure) -> {
            if (failure != null) {
                loseRedis(failure.toString());
            }
        });
    }

    private int lower(UserId user) {
        var left = counts.computeIfPresent(user, (_, count) -> count == 1 ? null : count - 1);
        return left == null ? 0 : left;
    }

    private synchronized void loseRedis(String why) {
        if (!away) {
            away = true;
            LOG.warn("Redis is away ({}); users' connections are counted on this edge alone", why);
        }
    }

    /// Whether the limit holds over all edges now.
    public synchronized boolean isShared() {
        return !away;
    }

    @Override
    public void start() {
        renewing = Thread.ofPlatform().daemon().name("lease-renewal").start(this::renewAgainAndAgain);
    }

    private void renewAgainAndAgain() {
        try {
            redis.awaitRedis();
            while (true) {
                renew();
                Thread.sleep(properties.renewal());
            }
        } catch (InterruptedException _) {
            LOG.debug("Renewal ends");
        }
    }

    private void renew() {
        try {
            if (!isShared()) {
                redis.prepare();
                redis.renew(beAnotherEdge(), properties.duration())
                        .toCompletableFuture()
                        .join();
                stateAll();
                LOG.info("Users' connections are counted over all edges");
            } else if (!redis.renew(edge(), properties.duration())
                    .toCompletableFuture()
                    .join()) {
                stateAll();
            }
        } catch (RuntimeException e) {
            loseRedis(e.toString());
        }
    }

    /// What Redis knows of the edge that this was may be wrong; it is left behind with its id.
    private synchronized String beAnotherEdge() {
        redis.end(edge);
        edge = newId();
        return edge;
    }

    private synchronized String edge() {
        return edge;
    }

    private synchronized void stateAll() {
        away = false;
        counts.forEach(this::put);
    }

    @Override
    public void stop() {
        var thread = renewing;
        renewing = null;
        if (thread != null) {
            thread.interrupt();
            redis.end(edge());
        }
    }

    @Override
    public boolean isRunning() {
        return renewing != null;
    }

    /// Before the server.
    @Override
    public int getPhase() {
        return 1;
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }
}
