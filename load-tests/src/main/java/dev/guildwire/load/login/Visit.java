package dev.guildwire.load.login;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One person's first visit, with the requests that a browser and our page make: login, consent at Discord (given
/// without looking), back, token, snapshot, stream, first event.
final class Visit implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int FOUND = 302;
    private static final int OK = 200;
    private static final long PATIENCE_SECONDS = 10;

    private final URI base;
    private final HttpClient http;
    private final Map<Step, Double> millis = new EnumMap<>(Step.class);
    private long begun;

    /// What has been reached, in this order.
    enum Step {
        LOGGED_IN,
        TOKEN,
        SNAPSHOT,
        ADMITTED,
        FIRST_EVENT
    }

    /// @param from an address of this machine, because logins are limited by address
    Visit(URI base, InetAddress from) {
        this.base = base;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                .localAddress(from)
                .build();
    }

    /// @return milliseconds from the click to each step
    Map<Step, Double> make(String person, String guild)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        begun = System.nanoTime();
        var consent = redirect(base.resolve("/auth/discord/login?returnTo=/"));
        redirect(redirect(URI.create(consent + "&user_id=" + person)));
        reached(Step.LOGGED_IN);
        var token = post("/api/ws-token", "{\"guildId\":\"" + guild + "\"}")
                .path("token")
                .asString();
        reached(Step.TOKEN);
        var position = get("/api/guilds/" + guild + "/voice").path("position").asString();
        reached(Step.SNAPSHOT);
        watch("{\"v\":1,\"type\":\"auth\",\"token\":\"%s\",\"last\":\"%s\",\"ts\":%d}"
                .formatted(token, position, System.currentTimeMillis()));
        return Map.copyOf(millis);
    }

    private void reached(Step step) {
        millis.put(step, (System.nanoTime() - begun) / 1e6);
    }

    private URI redirect(URI address) throws IOException, InterruptedException {
        var answer = http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
        require(answer, FOUND);
        return answer.uri().resolve(answer.headers().firstValue("Location").orElseThrow());
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return json(HttpRequest.newBuilder(base.resolve(path)).build());
    }

    private JsonNode post(String path, String body) throws IOException, InterruptedException {
        return json(HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/json")
                .header("Origin", base.toString())
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private JsonNode json(HttpRequest request) throws IOException, InterruptedException {
        var answer = http.send(request, BodyHandlers.ofString());
        require(answer, OK);
        return JSON.readTree(answer.body());
    }

    private static void require(HttpResponse<String> answer, int status) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException(answer.uri().getPath() + ": " + answer.statusCode() + " " + answer.body());
        }
    }

    private void watch(String auth) throws InterruptedException, ExecutionException, TimeoutException {
        var stream = new Stream();
        var socket = http.newWebSocketBuilder()
                .header("Origin", base.toString())
                .buildAsync(URI.create(base.toString().replaceFirst("http", "ws") + "/api/ws"), stream)
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        socket.sendText(auth, true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        stream.firstEvent.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        socket.abort();
    }

    /// Frames as they come; the client calls it from one thread at a time.
    private final class Stream implements WebSocket.Listener {

        private final CompletableFuture<Boolean> firstEvent = new CompletableFuture<>();
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean isLast) {
            text.append(part);
            if (isLast) {
                on(text.toString());
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }

        private void on(String message) {
            if (firstEvent.isDone()) {
                return;
            }
            if (message.contains("\"auth.ok\"")) {
                reached(Step.ADMITTED);
            } else if (message.contains("\"type\":\"event\"")) {
                reached(Step.FIRST_EVENT);
                firstEvent.complete(true);
            }
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            firstEvent.completeExceptionally(new IOException("closed with " + code + " " + reason));
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            firstEvent.completeExceptionally(error);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
