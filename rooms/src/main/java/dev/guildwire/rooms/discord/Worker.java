package dev.guildwire.rooms.discord;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends what the queue hands out, each request in a virtual thread, as long as this instance has room. Whoever
/// claims room asks the queue and passes its answer to [#on]; the room is given back once the queue has nothing more.
/// Nobody polls: the queue says when to ask again.
final class Worker {

    private static final Logger log = LoggerFactory.getLogger("Internal");
    private static final Turn NOTHING = new Turn(null, null);
    private static final Duration STORE_AGAIN_AFTER = Duration.ofMillis(100);

    private final RedisQueue queue;
    private final Attempts attempts;
    private final Waiters waiters;
    private final QueueMetrics metrics;
    private final WakeUp wakeUp;
    private final Semaphore room;
    private final int concurrency;
    private final Map<String, Grant> held = new ConcurrentHashMap<>();
    private volatile boolean draining;
    private volatile boolean stopped;

    Worker(
            RedisQueue queue,
            Attempts attempts,
            Waiters waiters,
            QueueMetrics metrics,
            ScheduledExecutorService scheduler,
            int concurrency) {
        this.queue = queue;
        this.attempts = attempts;
        this.waiters = waiters;
        this.metrics = metrics;
        this.wakeUp = new WakeUp(scheduler, this::offer);
        this.room = new Semaphore(concurrency);
        this.concurrency = concurrency;
    }

    /// Whether the caller may ask the queue for work; if so, it must call [#on] or [#giveBack].
    boolean claimRoom() {
        return !draining && room.tryAcquire();
    }

    void giveBack() {
        room.release();
    }

    /// Offers the queue to send something, if there is room.
    void offer() {
        if (claimRoom()) {
            queue.take().whenComplete((turn, failure) -> {
                if (failure == null) {
                    on(turn);
                } else {
                    giveBack();
                }
            });
        }
    }

    /// Takes what the queue handed out to somebody who had claimed room.
    void on(Turn turn) {
        var grant = turn.grant();
        if (grant == null) {
            giveBack();
        } else {
            held.put(grant.lease(), grant);
            Thread.ofVirtual().name("discord-" + grant.lease()).start(() -> serve(grant));
        }
        var chance = turn.nextChance();
        if (chance != null) {
            askAgainIn(chance);
        }
    }

    void renewLeases() {
        if (!held.isEmpty()) {
            queue.renew(List.copyOf(held.values()));
        }
    }

    /// Takes nothing more and waits until what is under way has ended, or the time has passed.
    void drain(Duration patience) throws InterruptedException {
        draining = true;
        if (!room.tryAcquire(concurrency, patience.toMillis(), TimeUnit.MILLISECONDS)) {
            log.warn("Discord requests still under way at shutdown: {}; another instance repeats them", held.size());
        }
        stopped = true;
    }

    private void askAgainIn(Duration chance) {
        if (chance.isZero()) {
            offer();
        } else {
            wakeUp.in(chance);
        }
    }

    private void serve(Grant grant) {
        var next = NOTHING;
        try {
            var start = System.nanoTime();
            var verdict = attempts.attempt(grant);
            next = finish(grant, verdict, Duration.ofNanos(System.nanoTime() - start));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            held.remove(grant.lease());
            on(next);
        }
    }

    /// A caller of this instance hears Discord's answer at once. It must not be lost because Redis is away for a
    /// moment, so this tries until Redis has it.
    private Turn finish(Grant grant, Verdict verdict, Duration asked) throws InterruptedException {
        tell(grant, verdict, asked);
        while (!stopped) {
            try {
                var finished = queue.finish(grant, verdict, !draining)
                        .toCompletableFuture()
                        .join();
                count(grant, finished);
                return finished.turn();
            } catch (CompletionException e) {
                log.warn("A Discord result could not be stored yet; trying again: {}", e.toString());
                Thread.sleep(STORE_AGAIN_AFTER);
            }
        }
        return NOTHING;
    }

    private void tell(Grant grant, Verdict verdict, Duration asked) {
        var result = verdict.result();
        var waited = waiters.waited(grant.requestId());
        if (result != null && waited != null) {
            metrics.served(grant, waited.minus(asked));
            waiters.complete(grant.requestId(), result);
        }
    }

    private void count(Grant grant, Finished finished) {
        var result = finished.result();
        if (result != null && finished.ours()) {
            metrics.ended(grant.route(), result);
        }
    }
}
