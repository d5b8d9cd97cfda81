package dev.guildwire.rooms.discord;

import static dev.guildwire.rooms.discord.ScriptedDiscord.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.rooms.RedisNode;
import dev.guildwire.rooms.discord.DiscordResult.Success;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisSentinelIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    void queueWhenSentinelPromotesAnotherRedisGoesOnThere() throws IOException, InterruptedException {
        try (var discord = ScriptedDiscord.start(_ -> ok());
                var master = RedisNode.start(folder);
                var replica = RedisNode.start(folder, "--replicaof", "127.0.0.1 " + master.port());
                var sentinel = RedisNode.startSentinel(folder, """
                        sentinel monitor queue 127.0.0.1 %d 1
                        sentinel down-after-milliseconds queue 1000
                        sentinel failover-timeout queue 5000
                        """.formatted(master.port()));
                var instance = Instance.start(
                        "sentinel",
                        discord.url(),
                        Map.of("redis-url", "redis-sentinel://127.0.0.1:" + sentinel.port() + "/0#queue"))) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(send(instance, "before")).isInstanceOf(Success.class));
            await().atMost(PATIENCE)
                    .until(() -> sentinel.ask("SENTINEL REPLICAS queue").contains(Integer.toString(replica.port())));
            replica.awaitCopyOf(master);

            master.close();

            replica.awaitPromotion();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(send(instance, "after")).isInstanceOf(Success.class));
            assertThat(send(instance, "before")).isInstanceOf(Success.class);
            assertThat(discord.calls()).hasSize(2);
        }
    }

    private static DiscordResult send(Instance instance, String id) {
        return instance.rest()
                .sendMessage(Terms.of(id, new GuildId(1)), new ChannelId(7), Map.of("content", id))
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }
}
