package dev.guildwire.rooms.discord;

import dev.guildwire.rooms.discord.Submitted.State;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// The way to Discord: whoever wants something of its REST API hands it in here and gets a result later. The request
/// outlives this instance; its result can be had again for ten minutes by handing in the same id.
public final class DiscordRequests {

    private static final int FETCHED_AT_ONCE = 200;

    private final RedisQueue queue;
    private final Worker worker;
    private final Waiters waiters;
    private final QueueMetrics metrics;

    DiscordRequests(RedisQueue queue, Worker worker, Waiters waiters, QueueMetrics metrics) {
        this.queue = queue;
        this.worker = worker;
        this.waiters = waiters;
        this.metrics = metrics;
    }

    /// Hands in a request and returns at once. Requests of one thread, route and top-level resource are sent in the
    /// order in which they were handed in.
    ///
    /// @return completes with a result, never with an exception; at the latest a while after the patience's end
    public CompletionStage<DiscordResult> submit(DiscordRequest request) {
        var result = waiters.await(request.terms(), () -> expire(request));
        var room = worker.claimRoom();
        queue.submit(request, room).whenComplete((submitted, failure) -> {
            if (room) {
                use(submitted);
            }
            settle(request, submitted);
        });
        return result.minimalCompletionStage();
    }

    /// @param announcement request id, blank, result
    void onResult(String announcement) {
        var blank = announcement.indexOf(' ');
        var requestId = announcement.substring(0, blank);
        if (waiters.isAwaited(requestId)) {
            waiters.complete(requestId, queue.result(announcement.substring(blank + 1)));
        }
    }

    /// Fetches results whose announcement was missed, as while Redis was away.
    void fetchMissed() {
        var waiting = waiters.requestIds();
        for (var from = 0; from < waiting.size(); from += FETCHED_AT_ONCE) {
            var some = waiting.subList(from, Math.min(waiting.size(), from + FETCHED_AT_ONCE));
            queue.results(some).thenAccept(results -> results.forEach(waiters::complete));
        }
    }

    private void use(@Nullable Submitted submitted) {
        if (submitted == null) {
            worker.giveBack();
        } else {
            worker.on(submitted.turn());
        }
    }

    private void settle(DiscordRequest request, @Nullable Submitted submitted) {
        if (submitted == null) {
            end(request, new DiscordResult.Unavailable(0, "the queue cannot be reached"));
            return;
        }
        switch (submitted.state()) {
            case State.Accepted _ -> metrics.accepted(request.route());
            case State.Waiting _ -> {}
            case State.Known(var result) -> waiters.complete(request.terms().requestId(), result);
            case State.Rejected(var result) -> end(request, result);
        }
    }

    private void end(DiscordRequest request, DiscordResult result) {
        metrics.ended(request.route().toString(), result);
        waiters.complete(request.terms().requestId(), result);
    }

    private void expire(DiscordRequest request) {
        queue.expire(request.terms().requestId()).thenAccept(dropped -> {
            var result = dropped.result();
            if (result != null && dropped.ours()) {
                end(request, result);
            } else if (result != null) {
                waiters.complete(request.terms().requestId(), result);
            }
        });
    }
}
