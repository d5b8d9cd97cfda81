package dev.guildwire.link;

import dev.guildwire.contracts.link.CommandName;
import dev.guildwire.contracts.link.LinkCommand;
import dev.guildwire.contracts.link.LinkErrorCode;
import dev.guildwire.contracts.link.LinkMessage.AckMessage;
import dev.guildwire.contracts.link.LinkMessage.CommandMessage;
import dev.guildwire.contracts.link.LinkMessage.ErrorMessage;
import dev.guildwire.contracts.link.LinkMessage.EventMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A link that stays: it connects, comes back after a break, hands out events and carries commands. Thread-safe.
public final class LinkClient implements AutoCloseable {

    private static final System.Logger log = System.getLogger(LinkClient.class.getName());
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(10);
    private static final Duration PING_EVERY = Duration.ofSeconds(15);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final JsonMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private final Backoff backoff =
            new Backoff(() -> ThreadLocalRandom.current().nextLong());
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("guildwire-link").daemon().factory());
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private final LinkAddress address;
    private final String token;
    private final EventHandlers handlers;
    private final Positions positions;
    private final PendingCommands commands;

    /// What is open now. Guarded by this.
    private @Nullable Connection connection;

    LinkClient(LinkClientBuilder wanted) {
        this.handlers = wanted.handlers();
        this.address = new LinkAddress(wanted.address(), handlers.names(), wanted.guilds());
        this.token = wanted.token();
        this.positions = new Positions(wanted.since());
        this.commands = new PendingCommands(timer, wanted.commandPatience());
        timer.setRemoveOnCancelPolicy(true);
        var _ = timer.scheduleWithFixedDelay(
                this::beat, PING_EVERY.toMillis(), PING_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Says where the link is and who asks; what else is wanted comes before [LinkClientBuilder#connect].
    ///
    /// @param address such as `ws://localhost:8121/link`
    /// @param token   one of `LINK_TOKEN`
    public static LinkClientBuilder to(URI address, String token) {
        return new LinkClientBuilder(address, token);
    }

    /// Gives a command under a request id of its own.
    ///
    /// @return completes with the command's result, `{"success":true,…}`, or with a [CommandFailedException]
    public CompletableFuture<JsonNode> send(LinkCommand command) {
        return send(command, UUID.randomUUID().toString());
    }

    /// @param requestId 1 to 128 characters that no other command of any backend has; a repetition within ten minutes
    ///                  gets the first one's result
    public synchronized CompletableFuture<JsonNode> send(LinkCommand command, String requestId) {
        var message = CommandMessage.of(
                CommandName.of(command).wire(), json.valueToTree(command), requestId, System.currentTimeMillis());
        var text = json.writeValueAsString(message);
        var answer = commands.add(requestId, text);
        if (closed.isDone()) {
            commands.fail(requestId, new CommandFailedException(LinkErrorCode.TIMEOUT, "the link is closed"));
        } else if (connection != null) {
            connection.send(text);
        }
        return answer;
    }

    /// Where to go on from another time: the newest id of each stream whose events have been handled.
    public List<String> positions() {
        return positions.all();
    }

    /// Completes when the link has ended for good: normally after [#close], with a [LinkRefusedException] when it was
    /// refused.
    public CompletableFuture<Void> closed() {
        return closed.copy();
    }

    /// Ends the link. Commands that were not answered fail; they may have been carried out.
    @Override
    public void close() {
        end(null);
    }

    LinkClient connect() {
        var fresh = new Connection(this::onMessage, this::onEnd);
        var _ = http.newWebSocketBuilder()
                .connectTimeout(CONNECT_WITHIN)
                .header("Authorization", "Bearer " + token)
                .buildAsync(address.from(positions.all()), fresh)
                .whenComplete((_, failure) -> {
                    if (failure == null) {
                        onOpen(fresh);
                    } else {
                        onFailure(failure instanceof CompletionException wrapped ? wrapped.getCause() : failure);
                    }
                });
        return this;
    }

    private synchronized void onOpen(Connection fresh) {
        if (closed.isDone()) {
            fresh.close();
        } else if (!fresh.isEnded()) {
            connection = fresh;
            commands.texts().forEach(fresh::send);
        }
    }

    private synchronized void onEnd() {
        connection = null;
        comeBack(backoff.next());
    }

    private void onFailure(@Nullable Throwable failure) {
        var status = failure instanceof WebSocketHandshakeException refusal
                ? refusal.getResponse().statusCode()
                : 0;
        switch (status) {
            case 400, 401 -> end(new LinkRefusedException(status));
            case 410 -> startAfresh();
            default -> {
                log.log(System.Logger.Level.WARNING, "No link, trying again: {0}", failure);
                comeBack(backoff.next());
            }
        }
    }

    /// What was not seen is not in the log any more.
    private void startAfresh() {
        positions.forget();
        handlers.gap();
        comeBack(Duration.ZERO);
    }

    private void comeBack(Duration wait) {
        if (!closed.isDone()) {
            var _ = timer.schedule(this::connect, wait.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void beat() {
        if (connection != null) {
            connection.beat();
        }
    }

    private void end(@Nullable RuntimeException why) {
        var first = why == null ? closed.complete(null) : closed.completeExceptionally(why);
        if (!first) {
            return;
        }
        synchronized (this) {
            if (connection != null) {
                connection.close();
                connection = null;
            }
        }
        timer.shutdownNow();
        commands.failAll(why == null ? new CommandFailedException(LinkErrorCode.TIMEOUT, "the link was closed") : why);
    }

    private void onMessage(String text) {
        backoff.reset();
        try {
            var message = json.readTree(text);
            switch (message.path("type").asString("")) {
                case EventMessage.TYPE -> on(json.treeToValue(message, EventMessage.class));
                case AckMessage.TYPE -> on(json.treeToValue(message, AckMessage.class));
                case ErrorMessage.TYPE -> on(json.treeToValue(message, ErrorMessage.class));
                default -> log.log(System.Logger.Level.DEBUG, "A message of a type this client does not know");
            }
        } catch (JacksonException e) {
            log.log(System.Logger.Level.WARNING, "A message that cannot be read was skipped", e);
        }
    }

    private void on(EventMessage event) {
        var id = event.id() == null ? "" : event.id();
        handlers.handle(new LinkEvent(event.data().event(), event.data().payload(), id, event.ts()));
        positions.see(id);
    }

    private void on(AckMessage ack) {
        if (ack.requestId() != null) {
            commands.answer(ack.requestId(), ack.data());
        } else {
            ack.data().path("positions").forEach(position -> positions.see(position.asString()));
        }
    }

    private void on(ErrorMessage error) {
        var failure = error.data();
        if (error.requestId() != null) {
            var code = failure.code() == null ? LinkErrorCode.INTERNAL_ERROR : failure.code();
            commands.fail(error.requestId(), new CommandFailedException(code, failure.message()));
        } else {
            log.log(System.Logger.Level.WARNING, "The link complains: {0}", failure.message());
        }
    }
}
