package dev.guildwire.rooms.command;

import dev.guildwire.contracts.link.CommandName;
import dev.guildwire.contracts.link.CommandRequest;
import dev.guildwire.contracts.link.CommandResult;
import dev.guildwire.contracts.link.LinkErrorCode;
import dev.guildwire.rooms.discord.Terms;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Carries out one command: checks it, hands it to the queue, and says what came of it. Never throws: a bug becomes
/// an answer too.
final class Commands {

    private static final Logger log = LoggerFactory.getLogger("Internal");

    private final CommandCalls calls;
    private final CommandOutcomes outcomes;
    private final JsonMapper json;
    private final Clock clock;

    Commands(CommandCalls calls, CommandOutcomes outcomes, JsonMapper json, Clock clock) {
        this.calls = calls;
        this.outcomes = outcomes;
        this.json = json;
        this.clock = clock;
    }

    CompletionStage<Outcome> carryOut(CommandRequest request) {
        var patience = Duration.ofMillis(request.deadline() - clock.millis());
        if (!patience.isPositive()) {
            return now(new Outcome.Nobody());
        }
        var name = CommandName.find(request.command());
        if (name.isEmpty()) {
            return now(new Outcome.Answer(
                    CommandResult.failed(request.requestId(), LinkErrorCode.UNKNOWN_COMMAND, "No such command")));
        }
        try {
            return carryOut(request, name.get(), patience).exceptionally(bug -> bug(request, name.get(), bug));
        } catch (DataAccessException _) {
            return now(new Outcome.Again());
        } catch (RuntimeException bug) {
            return now(bug(request, name.get(), bug));
        }
    }

    private CompletionStage<Outcome> carryOut(CommandRequest request, CommandName name, Duration patience) {
        Call call;
        try {
            call = calls.of(json.treeToValue(request.payload(), name.type()));
        } catch (JacksonException _) {
            return now(outcomes.failed(
                    request.requestId(), name, LinkErrorCode.INVALID_PAYLOAD, "the payload does not fit"));
        }
        var terms = Terms.of(queueId(request), call.guild()).within(patience);
        return call.ask()
                .apply(terms)
                .thenApply(result -> outcomes.of(request.requestId(), name, call.shape(), result));
    }

    private Outcome bug(CommandRequest request, CommandName name, Throwable bug) {
        log.error("The command {} could not be carried out", name.wire(), bug);
        return outcomes.failed(request.requestId(), name, LinkErrorCode.INTERNAL_ERROR, "internal error");
    }

    private static CompletionStage<Outcome> now(Outcome outcome) {
        return CompletableFuture.completedStage(outcome);
    }

    /// A backend's request id may hold anything; the queue's are short and plain, and never one of our own requests'.
    /// Another command under a known id is no repetition: the first one's result would be a lie about it.
    private static String queueId(CommandRequest request) {
        var text = request.command() + " " + request.requestId();
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "link-" + Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
