package dev.guildwire.rooms.discord;

import static dev.guildwire.rooms.discord.ScriptedDiscord.json;
import static dev.guildwire.rooms.discord.ScriptedDiscord.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.rooms.discord.DiscordResult.Success;
import dev.guildwire.rooms.discord.DiscordResult.Unavailable;
import dev.guildwire.rooms.discord.ScriptedDiscord.Reply;
import dev.guildwire.testsupport.EmbeddedRedis;
import dev.guildwire.testsupport.FreePorts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisOutageIT {

    private static final ChannelId CHANNEL = new ChannelId(7);

    private final int port = FreePorts.next();
    private final ScriptedDiscord discord = ScriptedDiscord.start(_ -> ok());

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        discord.close();
    }

    @Test
    void queueWhenRedisComesLateSaysSoAndThenWorks() throws InterruptedException {
        try (var instance = start()) {
            assertThat(result(instance.rest().channel(terms("early"), CHANNEL)))
                    .isEqualTo(new Unavailable(0, "the queue cannot be reached"));
            assertThat(health(instance)).isEqualTo("DOWN");

            try (var _ = EmbeddedRedis.start(folder, port)) {
                await().atMost(Duration.ofSeconds(20))
                        .untilAsserted(() -> assertThat(health(instance)).isEqualTo("UP"));
                assertThat(result(instance.rest().channel(terms("late"), CHANNEL)))
                        .isInstanceOf(Success.class);
            }
        }
    }

    @Test
    void requestWhenRedisIsAwayWhileDiscordAnswersIsNotSentAgain() throws InterruptedException {
        var redis = EmbeddedRedis.start(folder, port);
        var open = new CountDownLatch(1);
        discord.script(call -> call.nth() == 1 ? new Reply.After(open, json(200, "once")) : json(200, "twice"));
        try (var instance = start()) {
            var first = instance.rest().channel(terms("a"), CHANNEL);
            await().until(() -> discord.calls().size() == 1);
            redis.close();

            open.countDown();
            assertThat(result(first)).isEqualTo(new Success(200, "once"));

            try (var _ = EmbeddedRedis.start(folder, port)) {
                await().atMost(Duration.ofSeconds(20))
                        .untilAsserted(() -> assertThat(result(instance.rest().channel(terms("a"), CHANNEL)))
                                .isEqualTo(new Success(200, "once")));
                assertThat(discord.calls()).hasSize(1);
            }
        }
    }

    private Instance start() {
        return Instance.start("outage", discord.url(), Map.of("redis-url", "redis://127.0.0.1:" + port));
    }

    private static Terms terms(String id) {
        return Terms.of(id, new GuildId(5));
    }

    private static String health(Instance instance) {
        return new QueueHealth(instance.queue().watch()).health().getStatus().getCode();
    }

    private static DiscordResult result(CompletionStage<DiscordResult> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }
}
