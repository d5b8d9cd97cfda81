package dev.guildwire.simulator;

import dev.guildwire.simulator.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;

/// Speaks HTTP to a simulator: as the bot, as a bearer, and to the control API.
public final class TestClient {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private final Simulator simulator;

    public TestClient(Simulator simulator) {
        this.simulator = simulator;
    }

    public HttpResponse<String> send(String method, String path, String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(simulator.baseUrl() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Every answer is held against Discord's description.
    public HttpResponse<String> bot(String method, String path, String body) {
        return api("Bot " + simulator.options().application().botToken(), method, path, body);
    }

    public HttpResponse<String> bot(String method, String path) {
        return bot(method, path, "");
    }

    public HttpResponse<String> bearer(String accessToken, String path) {
        return api("Bearer " + accessToken, "GET", path, "");
    }

    public HttpResponse<String> api(String authorization, String method, String path, String body) {
        var response = send(method, "/api/v10" + path, body, "Authorization", authorization);
        Conformity.check(method, path, response.statusCode(), response.body());
        return response;
    }

    public HttpResponse<String> control(String method, String path, String body) {
        return send(method, "/control/" + path, body);
    }

    public JsonNode state(String path) {
        return json(control("GET", path, ""));
    }

    public static JsonNode json(HttpResponse<String> response) {
        return Json.parse(response.body())
                .orElseThrow(() -> new AssertionError("not JSON: " + response.statusCode() + " " + response.body()));
    }

    /// @return the status
    public int join(String guild, String person, String channel) {
        var body = "{\"channelId\":\"" + channel + "\"}";
        return control("PUT", "guilds/" + guild + "/voice-states/" + person, body)
                .statusCode();
    }

    /// @return the status
    public int leave(String guild, String person) {
        return control("DELETE", "guilds/" + guild + "/voice-states/" + person, "")
                .statusCode();
    }

    /// @throws AssertionError when the simulator does not know such a fault
    public void fault(String json) {
        var response = control("POST", "faults", json);
        if (response.statusCode() != 200) {
            throw new AssertionError(response.body());
        }
    }
}
