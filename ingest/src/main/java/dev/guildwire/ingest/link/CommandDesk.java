package dev.guildwire.ingest.link;

import dev.guildwire.contracts.link.CommandRequest;
import dev.guildwire.contracts.link.CommandResult;
import dev.guildwire.contracts.link.LinkErrorCode;
import dev.guildwire.contracts.topic.Topic;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Takes commands of this node's backends to Kafka and brings each its result. Those of one guild or channel keep
/// their order there, because they have that as their key.
///
/// Nothing here is durable, and nothing has to be: the request is in Kafka, its result is kept by rooms. A backend
/// whose node died asks another node again with the same requestId and gets the first result. Answers are sent from
/// threads of their own, so that a backend that takes nothing delays no other's.
final class CommandDesk {

    /// Commands whose result is awaited here, by the id they have on Kafka. A list changes only inside the map's own
    /// steps, so that nobody joins one that has just been answered.
    private final Map<String, List<Waiting>> waiting = new ConcurrentHashMap<>();

    private final Producer<String, byte[]> producer;
    private final JsonMapper json;
    private final Clock clock;
    private final Duration timeout;
    private final ScheduledExecutorService timer;
    private final Answers answers;

    CommandDesk(
            Producer<String, byte[]> producer,
            JsonMapper json,
            Clock clock,
            Duration timeout,
            ScheduledExecutorService timer,
            Answers answers) {
        this.producer = producer;
        this.json = json;
        this.clock = clock;
        this.timeout = timeout;
        this.timer = timer;
        this.answers = answers;
    }

    void submit(LinkConnection from, Inbound.Valid command) {
        var given = command.requestId();
        var id = given == null ? UUID.randomUUID().toString() : given;
        var waiter = new Waiting(from, given);
        waiting.compute(id, (_, others) -> joined(others, waiter));
        var _ = timer.schedule(() -> timeOut(id, waiter), timeout.toMillis(), TimeUnit.MILLISECONDS);
        var request = new CommandRequest(
                id, command.command().wire(), command.payload(), clock.millis() + timeout.toMillis());
        var queued = new ProducerRecord<>(
                Topic.DISCORD_COMMANDS.wire(), command.resource(), json.writeValueAsBytes(request));
        var _ = producer.send(queued, (_, failure) -> {
            if (failure != null) {
                give(id, CommandResult.failed(id, LinkErrorCode.INTERNAL_ERROR, "The command could not be queued"));
            }
        });
    }

    /// Answers everybody on this node who waits for it; others' results are none of ours.
    void on(CommandResult result) {
        give(result.requestId(), result);
    }

    private void give(String id, CommandResult result) {
        var waiters = waiting.remove(id);
        if (waiters != null) {
            waiters.forEach(waiter ->
                    Thread.startVirtualThread(() -> answers.result(waiter.connection, result, waiter.requestId)));
        }
    }

    private static List<Waiting> joined(@Nullable List<Waiting> others, Waiting waiter) {
        var all = others == null ? new ArrayList<Waiting>() : others;
        all.add(waiter);
        return all;
    }

    private void timeOut(String id, Waiting waiter) {
        var late = new AtomicBoolean();
        waiting.computeIfPresent(id, (_, waiters) -> {
            late.set(waiters.remove(waiter));
            return waiters.isEmpty() ? null : waiters;
        });
        if (late.get()) {
            Thread.startVirtualThread(() ->
                    answers.error(waiter.connection, LinkErrorCode.TIMEOUT, "No result in time", waiter.requestId));
        }
    }

    /// A command that a backend waits for. No two are equal: a repetition has a time of its own.
    private static final class Waiting {

        private final LinkConnection connection;

        /// As the backend gave it, absent where it gave none.
        private final @Nullable String requestId;

        Waiting(LinkConnection connection, @Nullable String requestId) {
            this.connection = connection;
            this.requestId = requestId;
        }
    }
}
