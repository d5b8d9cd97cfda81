package dev.guildwire.rooms.discord;

import static dev.guildwire.rooms.discord.ScriptedDiscord.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.rooms.RedisCluster;
import dev.guildwire.rooms.discord.DiscordResult.Success;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisClusterIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ScriptedDiscord discord = ScriptedDiscord.start(_ -> json(
            200,
            "{}",
            Map.of("X-RateLimit-Bucket", "m", "X-RateLimit-Remaining", "0", "X-RateLimit-Reset-After", "0.05")));

    @TempDir
    private Path folder;

    /// The key slot of `{cluster}`, 14041, is of the third node.
    private RedisCluster redis;

    @BeforeEach
    void form() throws IOException {
        redis = RedisCluster.form(folder);
    }

    @AfterEach
    void stop() {
        redis.close();
        discord.close();
    }

    @Test
    void queueWhenRedisIsAClusterWorksAndGoesOnAfterANodesDeath() throws InterruptedException {
        try (var caller = instance("0");
                var sender = instance("8")) {
            assertThat(results(caller, "a")).hasOnlyElementsOfType(Success.class);
            assertThat(sender.queue()
                            .watch()
                            .look()
                            .toCompletableFuture()
                            .join()
                            .waiting())
                    .isZero();

            redis.killTheThird();

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(results(caller, "b")).hasOnlyElementsOfType(Success.class));
        }
    }

    private List<DiscordResult> results(Instance caller, String prefix) {
        var asked = IntStream.range(0, 12)
                .mapToObj(i -> caller.rest()
                        .sendMessage(
                                Terms.of(prefix + i, new GuildId(1)),
                                new ChannelId(i % 3),
                                Map.of("content", prefix + i))
                        .toCompletableFuture())
                .toList();
        return asked.stream().map(RedisClusterIT::result).toList();
    }

    private static DiscordResult result(CompletableFuture<DiscordResult> future) {
        return future.orTimeout(20, TimeUnit.SECONDS).join();
    }

    private Instance instance(String concurrency) {
        return Instance.start("cluster", discord.url(), Map.of("redis-url", redis.url(), "concurrency", concurrency));
    }
}
