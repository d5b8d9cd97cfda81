package dev.guildwire.rooms.room;

import static dev.guildwire.rooms.Discord.MIRA;
import static dev.guildwire.rooms.Discord.NOOR;
import static dev.guildwire.rooms.room.Rooms.GUILD;
import static dev.guildwire.rooms.room.Rooms.expect;
import static dev.guildwire.rooms.room.Rooms.json;
import static dev.guildwire.rooms.room.Rooms.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildwire.contracts.topic.Topic;
import dev.guildwire.testsupport.EmbeddedRedis;
import dev.guildwire.testsupport.FreePorts;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Redis goes away and comes back.
class RoomOutageIT {

    private static final Duration BOUND = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void roomsWhenRedisIsAwayAreUnavailableAndGoOnAfterwardsWithNothingHalfDone()
            throws ExecutionException, InterruptedException, TimeoutException {
        var port = FreePorts.next();
        var redis = EmbeddedRedis.start(folder, port);
        try (var rooms = Rooms.start(1, settings(port));
                var told = rooms.stream.read(Topic.GUILD_EVENTS)) {
            var room = rooms.create(MIRA, "Before");
            rooms.of(NOOR);
            var roles = rooms.atDiscord("roles");
            rooms.discord.fault("{\"type\":\"delay\",\"route\":\"POST /guilds/{guild_id}/channels\",\"delayMs\":2000}");

            var halfway = CompletableFuture.supplyAsync(() -> create(rooms, "Halfway"));
            await().atMost(BOUND).until(() -> rooms.atDiscord("roles").size() > roles.size());
            redis.close();

            expectUnavailable(halfway.get(60, TimeUnit.SECONDS));
            expectUnavailable(create(rooms, "Away"));
            expectUnavailable(rooms.join(NOOR, room));
            expectUnavailable(rooms.of(MIRA).get("/api/rooms"));

            rooms.discord.heal();
            try (var _ = EmbeddedRedis.start(folder, port)) {
                await().atMost(BOUND).until(() -> rooms.join(NOOR, room).statusCode() == 200);
                await().atMost(BOUND)
                        .untilAsserted(
                                () -> assertThat(rooms.atDiscord("roles")).isEqualTo(roles));
                await().atMost(BOUND)
                        .untilAsserted(() -> assertThat(rooms.discord
                                        .guild(GUILD)
                                        .path("channels")
                                        .findValuesAsString("name"))
                                .doesNotContain("Halfway", "Away"));
                var after = rooms.create(MIRA, "After");
                await().atMost(BOUND)
                        .until(
                                told::seen,
                                seen -> seen.stream().anyMatch(event -> event.contains(text(after, "channelId"))));
                expect(204, rooms.end(MIRA, text(room, "channelId")));
            }
        }
    }

    private static Map<String, String> settings(int port) {
        return Map.of(
                "REDIS_URL", "redis://127.0.0.1:" + port,
                "guildwire.room.patience", "5s",
                "guildwire.room.recover-after", "6s",
                "guildwire.room.tidy-after", "10s");
    }

    private static HttpResponse<String> create(Rooms rooms, String name) {
        return rooms.of(MIRA).post("/api/rooms", json(Map.of("name", name, "guildId", GUILD.toString())));
    }

    private static void expectUnavailable(HttpResponse<String> answer) {
        Rooms.expectProblem(503, "unavailable", answer);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }
}
