package dev.guildwire.rooms.discord;

import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.RoleId;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.simulator.Simulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The simulator's first guild with some text channels more, and requests that are spread evenly over its buckets:
/// two of each channel and four of the guild.
final class SimulatedGuild {

    static final int BUCKETS_OF_GUILD = 4;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Simulator simulator;
    private final JsonNode guild;
    private final List<ChannelId> channels;

    SimulatedGuild(Simulator simulator, int channels) {
        this.simulator = simulator;
        this.guild = control("GET", "/guilds", "").get(0);
        this.channels = IntStream.range(0, channels)
                .mapToObj(i -> control(
                        "POST", "/guilds/" + id() + "/channels", "{\"type\":\"text\",\"name\":\"load-" + i + "\"}"))
                .map(channel -> ChannelId.of(channel.get("id").asString()))
                .toList();
    }

    GuildId id() {
        return GuildId.of(guild.get("id").asString());
    }

    UserId member() {
        return UserId.of(guild.at("/people/0/id").asString());
    }

    int buckets() {
        return 2 * channels.size() + BUCKETS_OF_GUILD;
    }

    /// @param number which bucket it is of, modulo their number; what it does varies
    CompletionStage<DiscordResult> ask(DiscordRest rest, String requestId, int number) {
        var terms = Terms.of(requestId, id()).within(Duration.ofMinutes(5));
        var bucket = number % buckets();
        var again = number / buckets();
        if (bucket >= BUCKETS_OF_GUILD) {
            var channel = channels.get((bucket - BUCKETS_OF_GUILD) / 2);
            return bucket % 2 == 0
                    ? rest.sendMessage(terms, channel, Map.of("content", "message " + number))
                    : askOfChannel(rest, terms, channel, again);
        }
        return switch (bucket) {
            case 0 -> rest.guild(terms);
            case 1 -> rest.member(terms, member());
            case 2 -> again % 2 == 0 ? rest.addRole(terms, member(), role()) : rest.removeRole(terms, member(), role());
            default -> rest.createVoiceChannel(terms, new NewVoiceChannel("room " + number, 4, null, List.of()));
        };
    }

    /// What was answered with 429 since [#forget].
    long rateLimited() {
        return control("GET", "/requests?last=1", "").get("rateLimited").asLong();
    }

    long asked() {
        return control("GET", "/requests?last=1", "").get("total").asLong();
    }

    void forget() {
        control("DELETE", "/requests", "");
    }

    RoleId role() {
        return guild.get("roles")
                .valueStream()
                .filter(role -> !role.get("managed").asBoolean()
                        && !role.get("id").asString().equals(id().toString()))
                .min(Comparator.comparingInt(role -> role.get("position").asInt()))
                .map(role -> RoleId.of(role.get("id").asString()))
                .orElseThrow();
    }

    JsonNode control(String method, String path, String body) {
        var request = HttpRequest.newBuilder(URI.create(simulator.baseUrl() + "/control" + path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        try {
            var response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(path + ": " + response.statusCode() + " " + response.body());
            }
            return JSON.readTree(response.body().isEmpty() ? "{}" : response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static CompletionStage<DiscordResult> askOfChannel(
            DiscordRest rest, Terms terms, ChannelId channel, int again) {
        return again % 2 == 0
                ? rest.channel(terms, channel)
                : rest.editChannel(terms, channel, new ChannelEdit(null, null, null, List.of()));
    }
}
