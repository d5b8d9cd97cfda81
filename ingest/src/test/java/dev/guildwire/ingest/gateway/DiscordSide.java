package dev.guildwire.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.simulator.Simulator;
import dev.guildwire.simulator.SimulatorOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A simulator and the hand that moves its people.
final class DiscordSide implements AutoCloseable {

    static final GuildId HARBOUR = GuildId.of("1156034721895432192");
    static final ChannelId LIGHTHOUSE = ChannelId.of("1155429775662120965");
    static final ChannelId PIER = ChannelId.of("1155430098929713158");
    static final UserId MIRA = UserId.of("158725886017798147");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Simulator simulator;

    DiscordSide(SimulatorOptions options) {
        simulator = Simulator.start(options);
    }

    String apiUrl() {
        return simulator.apiUrl();
    }

    String botToken() {
        return simulator.options().application().botToken();
    }

    void join(UserId person, ChannelId channel) {
        var path = "/control/guilds/" + HARBOUR + "/voice-states/" + person;
        assertThat(send("PUT", path, "{\"channelId\":\"" + channel + "\"}")).isEqualTo(200);
    }

    void leave(UserId person) {
        assertThat(send("DELETE", "/control/guilds/" + HARBOUR + "/voice-states/" + person, ""))
                .isEqualTo(204);
    }

    void fault(String json) {
        assertThat(send("POST", "/control/faults", json)).isLessThan(300);
    }

    JsonNode get(String path) {
        return JsonMapper.shared().readTree(exchange("GET", path, "").body());
    }

    private int send(String method, String path, String body) {
        return exchange(method, path, body).statusCode();
    }

    private HttpResponse<String> exchange(String method, String path, String body) {
        var request = HttpRequest.newBuilder(URI.create(simulator.baseUrl() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        simulator.close();
    }
}
