package dev.guildwire.rooms.room;

import static dev.guildwire.rooms.Discord.JUNIPER;
import static dev.guildwire.rooms.Discord.MIRA;
import static dev.guildwire.rooms.room.Rooms.BOUND;
import static dev.guildwire.rooms.room.Rooms.GUILD;
import static dev.guildwire.rooms.room.Rooms.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildwire.rooms.RedisCluster;
import dev.guildwire.rooms.RedisNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A room's whole life, and what else a browser asks for, where Redis is more than one server.
class RedisKindsIT {

    @TempDir
    private Path folder;

    @Test
    void roomWhenRedisIsAClusterLivesAlsoAfterANodesDeath() throws IOException {
        try (var redis = RedisCluster.form(folder);
                var rooms = Rooms.start(1, Map.of("REDIS_URL", redis.url()))) {
            live(rooms);

            redis.killTheThird();

            await().atMost(BOUND).untilAsserted(() -> live(rooms));
        }
    }

    @Test
    void roomWhenSentinelPromotesAnotherRedisLivesThere() throws IOException {
        try (var master = RedisNode.start(folder);
                var replica = RedisNode.start(folder, "--replicaof", "127.0.0.1 " + master.port());
                var sentinel = RedisNode.startSentinel(folder, """
                        sentinel monitor rooms 127.0.0.1 %d 1
                        sentinel down-after-milliseconds rooms 1000
                        sentinel failover-timeout rooms 5000
                        """.formatted(master.port()));
                var rooms = Rooms.start(
                        1, Map.of("REDIS_URL", "redis-sentinel://127.0.0.1:" + sentinel.port() + "/0#rooms"))) {
            live(rooms);
            await().atMost(BOUND)
                    .until(() -> sentinel.ask("SENTINEL REPLICAS rooms").contains(Integer.toString(replica.port())));
            replica.awaitCopyOf(master);

            master.close();

            replica.awaitPromotion();
            await().atMost(BOUND).untilAsserted(() -> live(rooms));
        }
    }

    private static void live(Rooms rooms) {
        var browser = rooms.of(MIRA);
        assertDone(browser.get("/api/session"));
        assertDone(browser.post("/api/ws-token", ""));
        // Fails until the instance has read who is in voice.
        await().atMost(BOUND).untilAsserted(() -> assertDone(browser.get("/api/guilds/" + GUILD + "/voice")));
        assertDone(browser.get("/api/roadmap/features"));

        var room = rooms.create(MIRA, "Chess");
        var channel = text(room, "channelId");
        assertDone(rooms.join(JUNIPER, room));
        assertThat(rooms.seats(MIRA, channel)).containsExactly(MIRA.toString(), JUNIPER.toString());
        assertDone(rooms.leave(JUNIPER, channel));
        assertDone(rooms.end(MIRA, channel));
        await().atMost(BOUND).until(() -> !rooms.atDiscord("channels").contains(channel));
    }

    private static void assertDone(HttpResponse<String> answer) {
        assertThat(answer.statusCode() / 100).as(answer.body()).isEqualTo(2);
    }
}
