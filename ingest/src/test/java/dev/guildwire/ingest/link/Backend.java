package dev.guildwire.ingest.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// A backend that is not of our making: the JDK's WebSocket client.
final class Backend implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Inbox inbox = new Inbox();
    private final WebSocket socket;

    private Backend(int port, String query, String token) {
        socket = open(port, query, token, inbox);
    }

    static Backend connect(int port, String query, String token) {
        return new Backend(port, query, token);
    }

    /// A plain request.
    static HttpResponse<String> get(int port, String path, String token) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Authorization", "Bearer " + token)
                .build();
        return HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString()).join();
    }

    static int refusedStatus(int port, String query, String token) {
        try {
            open(port, query, token, new Inbox()).abort();
            return 101;
        } catch (CompletionException e) {
            return status(e);
        }
    }

    static int status(CompletionException refused) {
        if (refused.getCause() instanceof WebSocketHandshakeException refusal) {
            return refusal.getResponse().statusCode();
        }
        throw refused;
    }

    private static WebSocket open(int port, String query, String token, WebSocket.Listener listener) {
        return HTTP.newWebSocketBuilder()
                .header("Authorization", "Bearer " + token)
                .buildAsync(URI.create("ws://127.0.0.1:" + port + "/link" + query), listener)
                .join();
    }

    void send(String text) {
        socket.sendText(text, true).join();
    }

    String next() throws InterruptedException {
        var message = inbox.messages.poll(15, TimeUnit.SECONDS);
        assertThat(message).as("a message within 15 s").isNotNull();
        return message == null ? "" : message;
    }

    /// Reads on until a message holds the text.
    void awaitMessage(String text) throws InterruptedException {
        while (!next().contains(text)) {
            Thread.onSpinWait();
        }
    }

    List<String> positions() throws InterruptedException {
        var positions = new ArrayList<String>();
        JsonMapper.shared()
                .readTree(next())
                .path("data")
                .path("positions")
                .forEach(position -> positions.add(position.stringValue()));
        assertThat(positions).isNotEmpty();
        return positions;
    }

    int pings() {
        return inbox.pings.get();
    }

    @Override
    public void close() {
        socket.abort();
    }

    private static final class Inbox implements WebSocket.Listener {

        final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
        final AtomicInteger pings = new AtomicInteger();
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onPing(WebSocket socket, ByteBuffer message) {
            pings.incrementAndGet();
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                messages.add(text.toString());
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }
}
