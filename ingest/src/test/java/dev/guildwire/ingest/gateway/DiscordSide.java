package dev.guildwire.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
    static final GuildId NIGHT_SHIFT = GuildId.of("1188450129318973450");
    static final ChannelId LIGHTHOUSE = ChannelId.of("1155429775662120965");
    static final ChannelId PIER = ChannelId.of("1155430098929713158");
    static final ChannelId ROOFTOP = ChannelId.of("1155793599816794123");
    static final UserId MIRA = UserId.of("158725886017798147");
    static final UserId SOL = UserId.of("583518185886597123");
    static final UserId NOOR = UserId.of("759587964379492355");

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

    void join(GuildId guild, UserId person, ChannelId channel) {
        var path = "/control/guilds/" + guild + "/voice-states/" + person;
        assertThat(send("PUT", path, "{\"channelId\":\"" + channel + "\"}")).isEqualTo(200);
    }

    void leave(GuildId guild, UserId person) {
        var path = "/control/guilds/" + guild + "/voice-states/" + person;
        assertThat(send("DELETE", path, "")).isEqualTo(204);
    }

    /// Starts people coming and going.
    ///
    /// @return the run's id
    String startTraffic(GuildId guild, int perSecond, int seconds) {
        var body = "{\"guildId\":\"%s\",\"perSecond\":%d,\"seconds\":%d}".formatted(guild, perSecond, seconds);
        var answer = exchange("POST", "/control/traffic", body);
        assertThat(answer.statusCode()).isLessThan(300);
        return JsonMapper.shared().readTree(answer.body()).path("id").asString();
    }

    /// Waits for the run's end, when everybody has left again.
    ///
    /// @return how many joined; as many left
    int awaitTraffic(String id) {
        await().atMost(Ingest.PATIENCE)
                .until(() -> get("/control/traffic/" + id).path("done").asBoolean());
        return get("/control/traffic/" + id).path("joins").asInt();
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
