package dev.guildwire.local.canary;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// A browser without a screen: logs in as one of the simulator's people, gets tokens and connects.
public final class Visitor implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .build();
    private final URI base;

    private Visitor(URI base) {
        this.base = base;
    }

    /// Goes through the whole login; the simulator's authorize page consents at once for the person it is told.
    public static Visitor logIn(URI base, String userId) {
        var visitor = new Visitor(base);
        var authorize = visitor.followed(base.resolve("/auth/discord/login?returnTo=/"));
        var callback = visitor.followed(URI.create(authorize + "&user_id=" + userId));
        visitor.followed(callback);
        return visitor;
    }

    /// For connecting to this guild's events.
    public String token(String guildId) {
        var answer = post("/api/ws-token", "{\"guildId\":\"" + guildId + "\"}");
        return JSON.readTree(answer.body()).path("token").asString();
    }

    /// Returns once the edge has said that the token is good.
    public EventSocket connect(String token) {
        return connect(token, null);
    }

    /// @param last the id of the last event that was seen, to get what followed it; null to begin now
    public EventSocket connect(String token, @Nullable String last) {
        var address = URI.create(base.toString().replaceFirst("http", "ws") + "/api/ws");
        var socket = new EventSocket();
        try {
            client.newWebSocketBuilder()
                    .header("Origin", base.toString())
                    .buildAsync(address, socket)
                    .join();
        } catch (CompletionException e) {
            throw new CanaryException("no connection to " + address + ": " + e.getCause());
        }
        socket.authenticate(token, last);
        return socket;
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(base.resolve(path)));
    }

    public HttpResponse<String> post(String path, String body) {
        var answer = send(HttpRequest.newBuilder(base.resolve(path))
                .header("Origin", base.toString())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
        if (answer.statusCode() >= 300) {
            throw new CanaryException("POST " + path + " was answered with " + answer.statusCode());
        }
        return answer;
    }

    /// Logs out, and ends what is still connected: a WebSocket whose other side has gone would be waited for.
    @Override
    public void close() {
        post("/auth/logout", "");
        client.shutdownNow();
    }

    /// Where this address redirects to.
    private URI followed(URI address) {
        var answer = send(HttpRequest.newBuilder(address));
        return answer.headers()
                .firstValue("location")
                .map(address::resolve)
                .orElseThrow(() ->
                        new CanaryException("the login ends at " + address.getPath() + " with " + answer.statusCode()));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        var built = request.build();
        try {
            return client.send(built, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new CanaryException(built.uri() + " does not answer: " + e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CanaryException("interrupted");
        }
    }
}
