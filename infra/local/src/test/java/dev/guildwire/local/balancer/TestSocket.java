package dev.guildwire.local.balancer;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A WebSocket client that collects what it gets.
final class TestSocket implements WebSocket.Listener, AutoCloseable {

    static final Duration TIMEOUT = Duration.ofSeconds(20);

    record Close(int code, String reason) {}

    final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
    final CompletableFuture<Close> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;

    TestSocket(HttpClient client, URI address) {
        socket = client.newWebSocketBuilder().buildAsync(address, this).join();
    }

    String ask(String question) {
        socket.sendText(question, true).join();
        try {
            return Objects.requireNonNull(texts.poll(TIMEOUT.toSeconds(), TimeUnit.SECONDS), "no answer in time");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void tell(String command) {
        socket.sendText(command, true).join();
    }

    void close(int code, String reason) {
        socket.sendClose(code, reason).join();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            texts.add(partial.toString());
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
    public void close() {
        socket.abort();
    }
}
