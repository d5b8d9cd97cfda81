package dev.guildwire.local.canary;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What people do on the simulated Discord, by its control API.
public final class SimulatedDiscord {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client;
    private final URI address;

    public SimulatedDiscord(HttpClient client, URI address) {
        this.client = client;
        this.address = address;
    }

    /// @param voiceChannels ids, in Discord's order
    /// @param people        ids, as they were seeded
    /// @param inVoice       ids of those who are in a voice channel now
    public record Guild(
            String id, String name, List<String> voiceChannels, List<String> people, List<String> inVoice) {}

    public List<Guild> guilds() {
        return stream(JSON.readTree(send("GET", "/control/guilds", "")))
                .map(guild -> new Guild(
                        guild.path("id").asString(),
                        guild.path("name").asString(),
                        stream(guild.path("channels"))
                                .filter(channel ->
                                        channel.path("type").asString().equals("voice"))
                                .map(channel -> channel.path("id").asString())
                                .toList(),
                        texts(guild.path("people"), "id"),
                        texts(guild.path("voiceStates"), "userId")))
                .toList();
    }

    public void join(String guildId, String userId, String channelId) {
        send("PUT", voiceState(guildId, userId), "{\"channelId\":\"" + channelId + "\"}");
    }

    public void leave(String guildId, String userId) {
        send("DELETE", voiceState(guildId, userId), "");
    }

    private static String voiceState(String guildId, String userId) {
        return "/control/guilds/" + guildId + "/voice-states/" + userId;
    }

    private static List<String> texts(JsonNode array, String field) {
        return stream(array).map(element -> element.path(field).asString()).toList();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private String send(String method, String path, String body) {
        var request = HttpRequest.newBuilder(address.resolve(path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        try {
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new CanaryException(method + " " + path + " was answered with " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException e) {
            throw new CanaryException("the simulator does not answer: " + e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CanaryException("interrupted");
        }
    }
}
