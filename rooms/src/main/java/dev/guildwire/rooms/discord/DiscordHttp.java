package dev.guildwire.rooms.discord;

import dev.guildwire.rooms.discord.Answer.NoAnswer;
import dev.guildwire.rooms.discord.Answer.Response;
import dev.guildwire.rooms.secret.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Sends one request to Discord and waits for its answer. The only place that shows the bot's token to anybody.
final class DiscordHttp implements AutoCloseable {

    /// Discord asks for this form (Discord, "API Reference: User Agent").
    private static final String USER_AGENT = "DiscordBot (https://guildwire.dev, 1.0)";

    private static final long LONGEST_ANSWER = 4 * 1024 * 1024;

    private final HttpClient client;
    private final String baseUrl;
    private final Secret token;
    private final Duration timeout;

    DiscordHttp(URI baseUrl, Secret token, Duration connectTimeout, Duration timeout) {
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connectTimeout)
                .build();
        this.baseUrl = baseUrl.toString().replaceAll("/+$", "");
        this.token = token;
        this.timeout = timeout;
    }

    static DiscordHttp of(DiscordProperties properties) {
        return new DiscordHttp(
                properties.apiUrl(), properties.botToken(), properties.connectTimeout(), properties.requestTimeout());
    }

    Answer send(Errand errand) throws InterruptedException {
        try {
            var body = BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), LONGEST_ANSWER);
            var response = client.send(request(errand), body);
            return new Response(response.statusCode(), RateLimit.of(response.headers()), response.body());
        } catch (HttpTimeoutException _) {
            return new NoAnswer("timeout");
        } catch (IOException _) {
            return new NoAnswer("connection");
        }
    }

    private HttpRequest request(Errand errand) {
        var request = HttpRequest.newBuilder(URI.create(baseUrl + errand.path()))
                .timeout(timeout)
                .header("Authorization", "Bot " + token.reveal())
                .header("User-Agent", USER_AGENT);
        if (errand.reason() != null) {
            var escaped = URLEncoder.encode(errand.reason(), StandardCharsets.UTF_8);
            request.header("X-Audit-Log-Reason", escaped.replace("+", "%20"));
        }
        if (errand.body() == null) {
            return request.method(errand.verb().name(), BodyPublishers.noBody()).build();
        }
        return request.header("Content-Type", "application/json")
                .method(errand.verb().name(), BodyPublishers.ofString(errand.body()))
                .build();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
