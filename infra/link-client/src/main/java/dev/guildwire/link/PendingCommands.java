package dev.guildwire.link;

import static dev.guildwire.contracts.link.LinkErrorCode.TIMEOUT;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/// The commands that no answer has come to yet.
final class PendingCommands {

    private final Map<String, Pending> pending = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer;
    private final Duration patience;

    /// @param text the message, to be sent again after a break
    private record Pending(String text, CompletableFuture<JsonNode> answer) {}

    PendingCommands(ScheduledExecutorService timer, Duration patience) {
        this.timer = timer;
        this.patience = patience;
    }

    /// A second command of a request id that is pending shares its answer.
    CompletableFuture<JsonNode> add(String requestId, String text) {
        var command = pending.computeIfAbsent(requestId, id -> {
            var answer = new CompletableFuture<JsonNode>();
            var late = timer.schedule(
                    () -> fail(id, new CommandFailedException(TIMEOUT, "No answer in time")),
                    patience.toMillis(),
                    TimeUnit.MILLISECONDS);
            var _ = answer.whenComplete((_, _) -> late.cancel(false));
            return new Pending(text, answer);
        });
        return command.answer();
    }

    void answer(String requestId, JsonNode data) {
        end(requestId, answer -> answer.complete(data));
    }

    void fail(String requestId, Throwable failure) {
        end(requestId, answer -> answer.completeExceptionally(failure));
    }

    void failAll(Throwable failure) {
        List.copyOf(pending.keySet()).forEach(requestId -> fail(requestId, failure));
    }

    List<String> texts() {
        return pending.values().stream().map(Pending::text).toList();
    }

    private void end(String requestId, Consumer<CompletableFuture<JsonNode>> how) {
        var command = pending.remove(requestId);
        if (command != null) {
            how.accept(command.answer());
        }
    }
}
