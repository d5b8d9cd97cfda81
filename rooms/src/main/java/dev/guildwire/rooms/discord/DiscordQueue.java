package dev.guildwire.rooms.discord;

import dev.guildwire.rooms.redis.RedisAddress;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/// One instance's part of the queue, put together: it hands in requests, sends what it is given to send, and keeps an
/// eye on the whole. It starts without Redis and without Discord, and works once they are there.
final class DiscordQueue implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger("Internal");
    private static final Duration WATCH_EVERY = Duration.ofSeconds(5);

    private final DiscordProperties properties;
    private final RedisKeys keys;
    private final RedisScripts scripts = RedisScripts.onServerTime();
    private final RedisLink link;
    private final DiscordHttp http;
    private final ScheduledThreadPoolExecutor scheduler = scheduler();
    private final Waiters waiters;
    private final Worker worker;
    private final DiscordRequests requests;
    private final QueueWatch watch;

    private DiscordQueue(DiscordProperties properties, QueueMetrics metrics, RandomGenerator random) {
        var json = JsonMapper.builder().build();
        this.properties = properties;
        this.keys = new RedisKeys(properties.namespace());
        this.link = new RedisLink(RedisAddress.parse(properties.redisUrl()));
        this.http = DiscordHttp.of(properties);
        this.waiters = new Waiters(
                scheduler, properties.requestTimeout().plus(properties.lease().multipliedBy(2)));
        var queue = new RedisQueue(link, scripts, keys, json, QueueSettings.of(properties, keys));
        var judge = new Judge(new Backoff(properties.firstRetry(), random), properties.maxTries(), json);
        var attempts = new Attempts(http, judge, metrics, properties.maxTries());
        this.worker = new Worker(queue, attempts, waiters, metrics, scheduler, properties.concurrency());
        this.requests = new DiscordRequests(queue, worker, waiters, metrics);
        this.watch = new QueueWatch(queue, metrics);
    }

    static DiscordQueue start(DiscordProperties properties, MeterRegistry registry, RandomGenerator random) {
        var queue = new DiscordQueue(properties, new QueueMetrics(registry), random);
        queue.beat();
        queue.every(properties.heartbeat(), queue::beat);
        queue.every(properties.lease().dividedBy(3), queue.worker::renewLeases);
        queue.every(WATCH_EVERY, queue.watch::look);
        return queue;
    }

    DiscordRequests requests() {
        return requests;
    }

    QueueWatch watch() {
        return watch;
    }

    /// Lets what is under way end; what waits is left to other instances, or to the next start.
    @Override
    public void close() throws InterruptedException {
        worker.drain(properties.requestTimeout());
        waiters.abandon();
        scheduler.shutdownNow();
        http.close();
        link.close();
    }

    /// The queue tells its instances when there is something to do. This is for what nobody was told: an instance
    /// died, an announcement was lost, Redis was away.
    private void beat() {
        link.connect(scripts, this::on, keys.done(), keys.work());
        worker.offer();
        requests.fetchMissed();
    }

    private void on(String channel, String message) {
        if (channel.equals(keys.work())) {
            worker.offer();
        } else {
            requests.onResult(message);
        }
    }

    private void every(Duration time, Runnable action) {
        var _ = scheduler.scheduleWithFixedDelay(
                () -> guarded(action), time.toMillis(), time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// A periodic action that throws would never run again.
    private static void guarded(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            log.error("A bug in the Discord queue's upkeep", e);
        }
    }

    private static ScheduledThreadPoolExecutor scheduler() {
        var scheduler = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("discord-queue").daemon().factory());
        scheduler.setRemoveOnCancelPolicy(true);
        return scheduler;
    }
}
