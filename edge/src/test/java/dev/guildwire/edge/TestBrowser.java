package dev.guildwire.edge;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A browser's side of `/api/ws`, over the JDK's own WebSocket client.
public final class TestBrowser implements AutoCloseable, WebSocket.Listener {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    /// How a connection ended.
    public record End(int code, String reason) {}

    private final StringBuilder partial = new StringBuilder();
    private final List<JsonNode> messages = new CopyOnWriteArrayList<>();
    private final CompletableFuture<End> end = new CompletableFuture<>();
    private volatile boolean answering;
    private volatile long endedAtMillis;
    private @Nullable WebSocket socket;

    private TestBrowser() {}

    public static TestBrowser connect(URI uri) {
        return connect(uri, HTTP.newWebSocketBuilder());
    }

    /// @param cookie `name=value`
    public static TestBrowser connect(URI uri, String cookie) {
        return connect(uri, HTTP.newWebSocketBuilder().header("Cookie", cookie));
    }

    private static TestBrowser connect(URI uri, WebSocket.Builder builder) {
        var browser = new TestBrowser();
        browser.socket = Awaiting.the(builder.buildAsync(uri, browser));
        return browser;
    }

    /// Empty when nobody answers there.
    public static Optional<TestBrowser> tryConnect(URI uri) {
        try {
            return Optional.of(connect(uri));
        } catch (AssertionError _) {
            return Optional.empty();
        }
    }

    public TestBrowser send(String text) {
        socket().sendText(text, true).join();
        return this;
    }

    public TestBrowser authenticate(String token) {
        return send("{\"v\":1,\"type\":\"auth\",\"token\":\"" + token + "\",\"ts\":1}");
    }

    public TestBrowser authenticate(String token, String last) {
        return send("{\"v\":1,\"type\":\"auth\",\"token\":\"" + token + "\",\"last\":\"" + last + "\",\"ts\":1}");
    }

    public TestBrowser authenticate(String token, List<String> last) {
        return send("{\"v\":1,\"type\":\"auth\",\"token\":\"" + token + "\",\"last\":" + JSON.writeValueAsString(last)
                + ",\"ts\":1}");
    }

    /// Waits until so many messages of a type have come.
    ///
    /// @return all of that type
    public List<JsonNode> await(String type, int count) {
        Awaiting.until(() -> ofType(type).size() >= count, () -> "have " + messages);
        return ofType(type);
    }

    /// The next answer to an auth message.
    public JsonNode awaitAck() {
        return await("ack", 1).getLast();
    }

    /// Answers each PING of the roadmap stream from now on.
    public TestBrowser answerPings() {
        answering = true;
        return this;
    }

    /// All that came, in the order it came.
    public List<JsonNode> messages() {
        return List.copyOf(messages);
    }

    public List<JsonNode> events() {
        return ofType("event");
    }

    public List<JsonNode> ofType(String type) {
        return messages.stream()
                .filter(message -> type.equals(message.path("type").asString()))
                .toList();
    }

    /// When the connection ended, Unix time in milliseconds.
    public long endedAtMillis() {
        return endedAtMillis;
    }

    public boolean hasEnded() {
        return end.isDone();
    }

    public End awaitEnd() {
        return Awaiting.the(end);
    }

    public WebSocket socket() {
        return Objects.requireNonNull(socket);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            var message = JSON.readTree(partial.toString());
            partial.setLength(0);
            messages.add(message);
            if (answering && "PING".equals(message.path("type").asString())) {
                var _ = from.sendText("{\"type\":\"PONG\"}", true);
            }
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int statusCode, String reason) {
        endedAtMillis = System.currentTimeMillis();
        end.complete(new End(statusCode, reason));
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        end.completeExceptionally(error);
    }

    @Override
    public void close() {
        socket().abort();
    }
}
