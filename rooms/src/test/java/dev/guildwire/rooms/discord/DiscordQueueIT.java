package dev.guildwire.rooms.discord;

import static dev.guildwire.rooms.discord.ScriptedDiscord.json;
import static dev.guildwire.rooms.discord.ScriptedDiscord.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.rooms.discord.DiscordResult.Expired;
import dev.guildwire.rooms.discord.DiscordResult.Refused;
import dev.guildwire.rooms.discord.DiscordResult.Success;
import dev.guildwire.rooms.discord.DiscordResult.Unauthorized;
import dev.guildwire.rooms.discord.DiscordResult.Unavailable;
import dev.guildwire.rooms.discord.ScriptedDiscord.Reply;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class DiscordQueueIT {

    private static final GuildId GUILD = new GuildId(5);
    private static final ChannelId CHANNEL = new ChannelId(7);

    private final String namespace = Instance.namespace();
    private final ScriptedDiscord discord = ScriptedDiscord.start(_ -> ok());
    private final Instance instance = start(Map.of());

    @AfterEach
    void close() throws InterruptedException {
        discord.close();
        instance.close();
    }

    @Test
    void requestWhenDiscordFailsForAWhileIsSentUntilItSucceeds() {
        discord.script(call -> switch ((int) call.nth()) {
            case 1 -> json(500, "<html>");
            case 2 -> new Reply.BreakOff();
            case 3 -> json(503, "", Map.of());
            case 4 -> json(502, "{}");
            default -> json(200, "{\"id\":\"7\"}");
        });

        var result = result(instance.rest().sendMessage(terms("a"), CHANNEL, Map.of()));

        assertThat(result).isEqualTo(new Success(200, "{\"id\":\"7\"}"));
        assertThat(discord.calls()).hasSize(5);
        await().until(() -> instance.counted("retries") == 4);
        for (int i = 1; i < 5; i++) {
            var gap =
                    discord.calls().get(i).nanos() - discord.calls().get(i - 1).nanos();
            assertThat(Duration.ofNanos(gap)).as("wait %s", i).isGreaterThan(Duration.ofMillis(18L << (i - 1)));
        }
    }

    @Test
    void requestWhenDiscordKeepsFailingIsSentFiveTimesAndSaysSo() {
        discord.script(_ -> json(500, ""));

        var result = result(instance.rest().channel(terms("a"), CHANNEL));

        assertThat(result).isEqualTo(new Unavailable(5, "5xx"));
        assertThat(discord.calls()).hasSize(5);
        await().until(() -> instance.counted("results", "result", "unavailable") == 1);
    }

    @Test
    void requestWhenAnswerDoesNotComeInTimeIsSentAgain() throws InterruptedException {
        var never = new CountDownLatch(1);
        discord.script(call -> call.nth() == 1 ? new Reply.After(never, json(200, "late")) : json(200, "in time"));
        try (var hasty = start(Map.of("request-timeout", "200ms"))) {

            var result = result(hasty.rest().channel(terms("a"), CHANNEL));

            assertThat(result).isEqualTo(new Success(200, "in time"));
            await().until(() -> hasty.counted("retries", "cause", "timeout") == 1);
        } finally {
            never.countDown();
        }
    }

    @Test
    void requestWhenDiscordRefusesIsFinal() {
        discord.script(_ -> json(403, "{\"message\":\"Missing Permissions\",\"code\":50013}"));

        var result = result(instance.rest().deleteChannel(terms("a").because("wer's fragt: Ü"), CHANNEL));

        assertThat(result).isEqualTo(new Refused(403, 50013, "Missing Permissions"));
        assertThat(discord.calls()).hasSize(1).first().satisfies(call -> {
            assertThat(call.method()).isEqualTo("DELETE");
            assertThat(call.header("Authorization")).isEqualTo("Bot " + Instance.TOKEN);
            assertThat(call.header("User-agent")).startsWith("DiscordBot (https://");
            assertThat(call.header("X-audit-log-reason")).isEqualTo("wer%27s%20fragt%3A%20%C3%9C");
        });
    }

    @Test
    void bucketWhenDiscordLimitsItWaitsAndOthersGoOn() {
        discord.script(call -> call.path().startsWith("/channels/7/") && call.nth() == 1
                ? json(429, "{\"retry_after\":0.4,\"global\":false}", Map.of("X-RateLimit-Scope", "user"))
                : ok());

        var limited = instance.rest().sendMessage(terms("a"), CHANNEL, Map.of("content", "a"));
        await().until(() -> discord.calls().size() == 1);
        var behind = instance.rest().sendMessage(terms("b"), CHANNEL, Map.of("content", "b"));
        result(instance.rest().sendMessage(terms("c"), new ChannelId(8), Map.of("content", "c")));
        result(behind);

        assertThat(result(limited)).isInstanceOf(Success.class);
        assertThat(discord.paths())
                .containsExactly(
                        "/channels/7/messages", "/channels/8/messages", "/channels/7/messages", "/channels/7/messages");
        var waited = discord.calls().get(2).nanos() - discord.calls().getFirst().nanos();
        assertThat(Duration.ofNanos(waited)).isGreaterThan(Duration.ofMillis(395));
    }

    @Test
    void queueWhenDiscordLimitsTheBotHaltsAll() {
        discord.script(call -> call.nth() == 1 && call.path().endsWith("7")
                ? json(429, "{\"retry_after\":0.4,\"global\":true}", Map.of("X-RateLimit-Global", "true"))
                : ok());

        var limited = instance.rest().channel(terms("a"), CHANNEL);
        await().until(() -> instance.counted("retries") == 1);
        result(instance.rest().channel(terms("b"), new ChannelId(8)));

        assertThat(result(limited)).isInstanceOf(Success.class);
        var waited = discord.calls().get(1).nanos() - discord.calls().getFirst().nanos();
        assertThat(Duration.ofNanos(waited)).isGreaterThan(Duration.ofMillis(395));
        assertThat(look().invalid()).isEqualTo(1);
    }

    @Test
    void answerWhenLimitIsSharedDoesNotCountTowardsABan() {
        discord.script(call -> call.nth() == 1
                ? json(429, "{\"retry_after\":0.1}", Map.of("X-RateLimit-Scope", "shared", "Retry-After", "1"))
                : ok());

        var result = result(instance.rest().channel(terms("a"), CHANNEL));

        assertThat(result).isInstanceOf(Success.class);
        assertThat(look().invalid()).isZero();
    }

    @Test
    void requestWhenDiscordAsksForMorePatienceThanThereIsEndsAtOnce(CapturedOutput output) {
        discord.script(_ -> json(429, "", Map.of("X-RateLimit-Scope", "user", "Retry-After", "600")));

        var result = result(instance.rest().channel(terms("a"), CHANNEL));

        assertThat(result).isEqualTo(new Unavailable(1, "Discord asks to wait for 600 s"));
        assertThat(output).contains("Discord limits us: route=GET /channels/{channel_id} scope=USER retryAfter=PT10M");
    }

    @Test
    void requestWhenPatienceEndsBeforeItsTurnIsDroppedAndCounted() {
        discord.script(_ -> json(
                200,
                "",
                Map.of("X-RateLimit-Bucket", "b", "X-RateLimit-Remaining", "0", "X-RateLimit-Reset-After", "60")));
        result(instance.rest().channel(terms("a"), CHANNEL));

        var late = instance.rest().channel(terms("b").within(Duration.ofMillis(200)), CHANNEL);

        assertThat(result(late)).isEqualTo(new Expired());
        await().until(() -> instance.counted("results", "result", "expired") == 1);
        assertThat(discord.calls()).hasSize(1);
    }

    @Test
    void queueWhenTokenIsRefusedStopsSaysSoAndGoesOnWithAnother(CapturedOutput output) throws InterruptedException {
        discord.script(call -> call.header("Authorization").equals("Bot new")
                ? ok()
                : json(401, "{\"message\":\"401: Unauthorized\",\"code\":0}"));

        var first = instance.rest().channel(terms("a"), CHANNEL);
        await().untilAsserted(() -> assertThat(output).contains("ERROR").contains("set DISCORD_BOT_TOKEN"));

        assertThat(result(instance.rest().channel(terms("b"), CHANNEL))).isEqualTo(new Unauthorized());
        assertThat(new QueueHealth(instance.queue().watch())
                        .health()
                        .getStatus()
                        .getCode())
                .isEqualTo("DOWN");
        assertThat(discord.calls()).hasSize(1);
        try (var renewed = start(Map.of("bot-token", "new"))) {
            assertThat(result(first)).isInstanceOf(Success.class);
            assertThat(result(renewed.rest().channel(terms("c"), CHANNEL))).isInstanceOf(Success.class);
        }
        assertThat(output).doesNotContain(Instance.TOKEN);
    }

    @Test
    void callersWhenTheyAskForTheSameOnDifferentInstancesGetTheSameResult() throws InterruptedException {
        var open = new CountDownLatch(1);
        discord.script(call -> new Reply.After(open, json(200, "call " + call.nth())));
        try (var other = start(Map.of())) {
            var here = instance.rest().channel(terms("a"), CHANNEL);
            var there = other.rest().channel(terms("a"), CHANNEL);
            await().until(() -> discord.calls().size() == 1);

            open.countDown();

            assertThat(result(here)).isEqualTo(new Success(200, "call 1"));
            assertThat(result(there)).isEqualTo(new Success(200, "call 1"));
            assertThat(result(other.rest().channel(terms("a"), CHANNEL))).isEqualTo(new Success(200, "call 1"));
            assertThat(discord.calls()).hasSize(1);
        }
    }

    @Test
    void requestsWhenInstanceHasNoRoomAreSentByAnother() throws InterruptedException {
        try (var idle = start(Map.of("concurrency", "0", "heartbeat", "1m"))) {

            var result = result(idle.rest().channel(terms("a"), CHANNEL));

            assertThat(result).isInstanceOf(Success.class);
            await().until(() -> instance.counted("results", "result", "success") == 1);
        }
    }

    @Test
    void closeWhenRequestIsUnderWayLetsItEnd() throws InterruptedException {
        var open = new CountDownLatch(1);
        discord.script(_ -> new Reply.After(open, json(200, "done")));
        var stopping = start(Map.of());
        var result = stopping.rest().channel(terms("a"), CHANNEL);
        await().until(() -> discord.calls().size() == 1);
        var closing = Thread.startVirtualThread(() -> closeQuietly(stopping));

        open.countDown();

        assertThat(result(result)).isEqualTo(new Success(200, "done"));
        assertThat(closing.join(Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void messagesWhenSentKeepTheirOrderAndCarryTheirNonce() {
        var results = IntStream.range(0, 20)
                .mapToObj(i -> instance.rest().sendMessage(terms("m" + i), CHANNEL, Map.of("content", "n" + i)))
                .toList();
        results.forEach(DiscordQueueIT::result);

        var bodies = discord.calls().stream().map(ScriptedDiscord.Call::body).toList();
        assertThat(bodies).hasSize(20);
        assertThat(bodies.stream().map(body -> body.replaceAll(".*\"content\":\"([^\"]*)\".*", "$1")))
                .containsExactlyElementsOf(
                        IntStream.range(0, 20).mapToObj(i -> "n" + i).toList());
        assertThat(bodies).allMatch(body -> body.matches(".*\"nonce\":\"[A-Za-z0-9_-]{24}\".*"));
        assertThat(bodies).allMatch(body -> body.contains("\"enforce_nonce\":true"));
        assertThat(bodies.stream().map(body -> body.replaceAll(".*\"nonce\":\"([^\"]*)\".*", "$1")))
                .doesNotHaveDuplicates();
    }

    private Instance start(Map<String, String> settings) {
        return Instance.start(namespace, discord.url(), settings);
    }

    private QueueView look() {
        return instance.queue().watch().look().toCompletableFuture().join();
    }

    private static Terms terms(String id) {
        return Terms.of(id, GUILD);
    }

    private static DiscordResult result(CompletionStage<DiscordResult> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }

    private static void closeQuietly(Instance instance) {
        try {
            instance.close();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
