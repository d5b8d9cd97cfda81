package dev.guildwire.rooms.discord;

import static dev.guildwire.rooms.discord.ScriptedDiscord.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.rooms.RoomsServer;
import dev.guildwire.rooms.discord.DiscordResult.Success;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class QueueEndpointIT {

    private static final ChannelId CHANNEL = new ChannelId(7);

    @Test
    void operatorWhenSomethingWaitsSeesWhatAndWhy() throws Exception {
        try (var discord = ScriptedDiscord.start(_ -> json(
                        200,
                        "{}",
                        Map.of(
                                "X-RateLimit-Bucket",
                                "m",
                                "X-RateLimit-Remaining",
                                "0",
                                "X-RateLimit-Reset-After",
                                "60")));
                var rooms = RoomsServer.start(URI.create(discord.url()), Clock.systemUTC(), Map.of())) {
            var rest = rooms.bean(DiscordRest.class);
            var sent = rest.sendMessage(terms("a"), CHANNEL, Map.of("content", "secret"));
            assertThat(sent.toCompletableFuture()
                            .orTimeout(20, TimeUnit.SECONDS)
                            .join())
                    .isInstanceOf(Success.class);
            CompletionStage<DiscordResult> waiting = rest.sendMessage(terms("b"), CHANNEL, Map.of("content", "secret"));

            var text = get(rooms.management().resolve("/actuator/discordqueue"));
            var view = JsonMapper.shared().readTree(text);
            var health = JsonMapper.shared().readTree(get(rooms.management().resolve("/actuator/health")));
            var metrics = get(rooms.management().resolve("/actuator/prometheus"));

            assertThat(view.get("waiting").asInt()).isEqualTo(1);
            assertThat(view.at("/buckets/0/bucket").asString()).isEqualTo("m#7");
            assertThat(view.at("/buckets/0/why").asString()).isEqualTo("bucket");
            assertThat(view.at("/buckets/0/opensIn").asInt()).isBetween(50_000, 60_000);
            assertThat(text).doesNotContain("secret").doesNotContain("bot-token");
            assertThat(health.get("status").asString()).isEqualTo("UP");
            assertThat(metrics)
                    .contains("guildwire_discord_depth{route=\"POST /channels/{channel_id}/messages\"} 1.0")
                    .contains("guildwire_discord_results_total{result=\"success\","
                            + "route=\"POST /channels/{channel_id}/messages\"} 1.0")
                    .contains("guildwire_discord_wait_seconds_count{cause=\"none\"} 1");
            assertThat(waiting).isNotCompleted();
        }
    }

    private static Terms terms(String id) {
        return Terms.of(id, new GuildId(5));
    }

    private static String get(URI address) throws IOException, InterruptedException {
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                    .body();
        }
    }
}
