package dev.guildwire.rooms.discord;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The callers of this instance that wait for a result. Each gets one, whatever happens: from whoever finishes the
/// request, from the look after its deadline, or, when Redis does not answer either, from the grace period's end.
final class Waiters {

    private final Map<String, Waiter> waiting = new ConcurrentHashMap<>();
    private final ScheduledExecutorService scheduler;
    private final Duration grace;

    /// @param since System.nanoTime() when it began
    private record Waiter(CompletableFuture<DiscordResult> result, long since) {}

    /// @param grace how long after its deadline a request may still be under way
    Waiters(ScheduledExecutorService scheduler, Duration grace) {
        this.scheduler = scheduler;
        this.grace = grace;
    }

    /// A second caller with a request id that is waited for gets the same future.
    ///
    /// @param onDeadline called when the patience ends before the result comes
    CompletableFuture<DiscordResult> await(Terms terms, Runnable onDeadline) {
        var waiter = waiting.computeIfAbsent(terms.requestId(), id -> {
            var result = new CompletableFuture<DiscordResult>();
            var deadline = at(terms.patience(), onDeadline);
            var end = at(terms.patience().plus(grace), () -> complete(id, noResult("no result came in time")));
            var _ = result.whenComplete((_, _) -> {
                deadline.cancel(false);
                end.cancel(false);
            });
            return new Waiter(result, System.nanoTime());
        });
        return waiter.result();
    }

    void complete(String requestId, DiscordResult result) {
        var waiter = waiting.remove(requestId);
        if (waiter != null) {
            waiter.result().complete(result);
        }
    }

    /// How long the first caller has waited; nothing when nobody here does.
    @Nullable
    Duration waited(String requestId) {
        var waiter = waiting.get(requestId);
        return waiter == null ? null : Duration.ofNanos(System.nanoTime() - waiter.since());
    }

    boolean isAwaited(String requestId) {
        return waiting.containsKey(requestId);
    }

    List<String> requestIds() {
        return List.copyOf(waiting.keySet());
    }

    void abandon() {
        requestIds().forEach(id -> complete(id, noResult("this instance stops; the request stays in the queue")));
    }

    private static DiscordResult noResult(String why) {
        return new DiscordResult.Unavailable(0, why);
    }

    private Future<?> at(Duration delay, Runnable action) {
        return scheduler.schedule(action, delay.toMillis(), TimeUnit.MILLISECONDS);
    }
}
