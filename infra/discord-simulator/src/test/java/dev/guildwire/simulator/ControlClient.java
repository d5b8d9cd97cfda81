package dev.guildwire.simulator;

import dev.guildwire.simulator.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;

/// Speaks HTTP to a simulator in tests.
final class ControlClient {

    static final String HARBOUR = "1156034721895432192";
    static final String NIGHT_SHIFT = "1188450129318973450";
    static final String LIGHTHOUSE = "1155429775662120965";
    static final String PIER = "1155430098929713158";
    static final String ROOFTOP = "1155793599816794123";
    static final String MIRA = "158725886017798147";
    static final String SOL = "583518185886597123";
    static final String NOOR = "759587964379492355";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Simulator simulator;

    ControlClient(Simulator simulator) {
        this.simulator = simulator;
    }

    HttpResponse<String> send(String method, String path, String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(simulator.baseUrl() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> asBot(String method, String path, String body) {
        var token = simulator.options().application().botToken();
        return send(method, "/api/v10" + path, body, "Authorization", "Bot " + token);
    }

    JsonNode get(String path) {
        return Json.parse(send("GET", path, "").body()).orElseThrow();
    }

    int join(String guild, String person, String channel) {
        var path = "/control/guilds/" + guild + "/voice-states/" + person;
        return send("PUT", path, "{\"channelId\":\"" + channel + "\"}").statusCode();
    }

    int leave(String guild, String person) {
        return send("DELETE", "/control/guilds/" + guild + "/voice-states/" + person, "")
                .statusCode();
    }

    int fault(String json) {
        return send("POST", "/control/faults", json).statusCode();
    }
}
