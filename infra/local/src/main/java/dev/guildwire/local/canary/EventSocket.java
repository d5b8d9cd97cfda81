package dev.guildwire.local.canary;

import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// One connection to an edge and what came over it.
public final class EventSocket implements WebSocket.Listener, AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final JsonMapper JSON = new JsonMapper();

    /// How a connection ended.
    public record Close(int code, String reason) {}

    private final CompletableFuture<WebSocket> opened = new CompletableFuture<>();
    private final CompletableFuture<Close> closed = new CompletableFuture<>();
    private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
    private final StringBuilder partial = new StringBuilder();
    private volatile JsonNode greeting = MissingNode.getInstance();

    EventSocket() {}

    void authenticate(String token, @Nullable String last) {
        var message = JSON.createObjectNode()
                .put("v", 1)
                .put("type", "auth")
                .put("token", token)
                .put("ts", System.currentTimeMillis());
        if (last != null) {
            message.put("last", last);
        }
        opened.join().sendText(message.toString(), true).join();
        greeting = await("auth.ok", frame -> frame.path("event").asString().equals("auth.ok"));
    }

    /// What the edge answered to the token; says whether it resumed.
    public JsonNode greeting() {
        return greeting;
    }

    /// Takes frames until one fits.
    ///
    /// @param what names it in the complaint that it did not come in time
    public JsonNode await(String what, Predicate<JsonNode> fits) {
        var deadline = System.nanoTime() + TIMEOUT.toNanos();
        try {
            while (true) {
                var frame = frames.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (frame == null) {
                    throw new CanaryException("no " + what + " came within " + TIMEOUT.toSeconds() + " s" + ending());
                }
                if (fits.test(frame)) {
                    return frame;
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CanaryException("interrupted");
        }
    }

    /// Takes the next event that says who is in voice; rooms that others have made may end meanwhile.
    public JsonNode nextVoice() {
        return await("voice event", frame -> frame.path("event").asString().startsWith("voice."));
    }

    /// Completes when the other side has closed, with 1006 when it did so without a word.
    public CompletableFuture<Close> closed() {
        return closed;
    }

    @Override
    public void onOpen(WebSocket webSocket) {
        opened.complete(webSocket);
        webSocket.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            frames.add(JSON.readTree(partial.toString()));
            partial.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closed.complete(new Close(statusCode, reason));
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closed.complete(new Close(1006, String.valueOf(error.getMessage())));
    }

    @Override
    public void close() {
        opened.join().abort();
    }

    private String ending() {
        return closed.isDone() ? "; the connection was closed: " + closed.join() : "";
    }
}
