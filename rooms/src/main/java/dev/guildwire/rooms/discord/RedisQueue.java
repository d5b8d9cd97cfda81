package dev.guildwire.rooms.discord;

import dev.guildwire.rooms.discord.RedisScripts.Step;
import io.lettuce.core.KeyValue;
import io.lettuce.core.RedisException;
import io.lettuce.core.ScriptOutputType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/// The queue as it lies in Redis. Each method is one atomic step there; nothing is kept here, so any number of
/// instances may work on one queue. A stage fails when Redis cannot be reached; then it is not known whether the step
/// was done.
final class RedisQueue {

    private final RedisLink link;
    private final RedisScripts scripts;
    private final RedisKeys keys;
    private final JsonMapper json;
    private final String settings;

    RedisQueue(RedisLink link, RedisScripts scripts, RedisKeys keys, JsonMapper json, QueueSettings settings) {
        this.link = link;
        this.scripts = scripts;
        this.keys = keys;
        this.json = json;
        this.settings = json.writeValueAsString(settings);
    }

    /// @param room whether the caller can send a request now
    CompletionStage<Submitted> submit(DiscordRequest request, boolean room) {
        var terms = request.terms();
        return about(
                        Step.SUBMIT,
                        terms.requestId(),
                        json.writeValueAsString(Errand.of(request)),
                        request.lane(),
                        terms.guild().toString(),
                        Long.toString(terms.patience().toMillis()),
                        flag(room))
                .thenApply(reply -> Replies.submitted(reply, json));
    }

    CompletionStage<Turn> take() {
        CompletionStage<List<Object>> reply = run(Step.TAKE, ScriptOutputType.MULTI, keys.queue());
        return reply.thenApply(taken -> Replies.turn(taken, json));
    }

    /// @param room whether the caller can send another request now
    CompletionStage<Finished> finish(Grant grant, Verdict verdict, boolean room) {
        var result = verdict.result();
        return about(
                        Step.FINISH,
                        grant.requestId(),
                        grant.lease(),
                        grant.bucket(),
                        grant.lane(),
                        json.writeValueAsString(verdict.report()),
                        result == null ? "" : json.writeValueAsString(result),
                        flag(room))
                .thenApply(reply -> Replies.finished(reply, json));
    }

    /// @return how many of the leases had not ended
    CompletionStage<Long> renew(Collection<Grant> grants) {
        var pairs = grants.stream().flatMap(grant -> Stream.of(grant.bucket(), grant.lease()));
        return run(Step.RENEW, ScriptOutputType.INTEGER, keys.queue(), pairs.toArray(String[]::new));
    }

    /// Drops a request, unless it is under way or has its result. `ours` says whether this call dropped it.
    CompletionStage<Finished> expire(String requestId) {
        return about(Step.EXPIRE, requestId, json.writeValueAsString(new DiscordResult.Expired()))
                .thenApply(reply -> Replies.finished(reply, json));
    }

    /// Those of the results that are there.
    CompletionStage<Map<String, DiscordResult>> results(List<String> requestIds) {
        var names = requestIds.stream().collect(Collectors.toMap(keys::result, id -> id));
        return reach(() -> link.commands().mget(names.keySet().toArray(String[]::new)))
                .thenApply(values -> values.stream()
                        .filter(KeyValue::hasValue)
                        .collect(Collectors.toMap(
                                value -> names.get(value.getKey()), value -> result(value.getValue()))));
    }

    /// @param most how many buckets to show
    CompletionStage<QueueView> look(int most) {
        CompletionStage<String> reply = run(Step.LOOK, ScriptOutputType.VALUE, keys.queue(), Integer.toString(most));
        return reply.thenApply(text -> json.readValue(text, QueueView.class));
    }

    DiscordResult result(String text) {
        return json.readValue(text, DiscordResult.class);
    }

    private CompletionStage<List<Object>> about(Step step, String requestId, String... arguments) {
        var all = Stream.concat(Stream.of(requestId), Stream.of(arguments)).toArray(String[]::new);
        return run(step, ScriptOutputType.MULTI, keys.queueAndResult(requestId), all);
    }

    private <T> CompletionStage<T> run(Step step, ScriptOutputType type, String[] names, String... arguments) {
        var all = Stream.concat(Stream.of(settings), Stream.of(arguments)).toArray(String[]::new);
        return reach(() -> scripts.run(link.commands(), step, type, names, all));
    }

    private static <T> CompletionStage<T> reach(Supplier<CompletionStage<T>> command) {
        try {
            return command.get();
        } catch (RedisException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private static String flag(boolean set) {
        return set ? "1" : "0";
    }
}
