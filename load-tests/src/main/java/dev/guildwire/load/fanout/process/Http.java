package dev.guildwire.load.fanout.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// Plain requests to one server.
///
/// @param base scheme, host and port
public record Http(String base) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);
    private static final int LOWEST_ERROR = 400;

    /// The status that a GET is answered with, 0 when nobody answers.
    public int status(String path) {
        try {
            return send(request(path).build()).statusCode();
        } catch (UncheckedIOException _) {
            return 0;
        }
    }

    public String get(String path) {
        return body(request(path).build());
    }

    public String post(String path, String json) {
        return body(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build());
    }

    private static String body(HttpRequest request) {
        var response = send(request);
        if (response.statusCode() >= LOWEST_ERROR) {
            throw new IllegalStateException(request + ": " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(ANSWER_WITHIN);
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return CLIENT.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
