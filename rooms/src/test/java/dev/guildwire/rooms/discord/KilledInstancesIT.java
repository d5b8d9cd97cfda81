package dev.guildwire.rooms.discord;

import static dev.guildwire.rooms.discord.ScriptedDiscord.json;
import static dev.guildwire.rooms.discord.ScriptedDiscord.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.rooms.discord.DiscordResult.Success;
import dev.guildwire.rooms.discord.ScriptedDiscord.Call;
import dev.guildwire.rooms.discord.ScriptedDiscord.Reply;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KilledInstancesIT {

    private static final Map<String, String> SHORT_LEASE = Map.of("lease", "1s", "heartbeat", "200ms");
    private static final GuildId GUILD = new GuildId(5);

    private final CountDownLatch end = new CountDownLatch(1);
    private final ScriptedDiscord discord = ScriptedDiscord.start(_ -> ok());
    private final String namespace = Instance.namespace();
    /// Hands in and waits, and sends nothing itself.
    private final Instance caller =
            Instance.start(namespace, discord.url(), Map.of("concurrency", "0", "heartbeat", "200ms"));

    @AfterEach
    void close() throws InterruptedException {
        end.countDown();
        caller.close();
        discord.close();
    }

    @Test
    void requestWhenItsInstanceIsKilledMeanwhileIsSentAgainByAnotherAndKeepsItsPlace() throws InterruptedException {
        discord.script(call -> call.nth() == 1 ? new Reply.After(end, json(200, "{}")) : ok());
        var killed = startProcess();
        var first = send("m1", 7);
        var second = send("m2", 7);
        await().until(() -> discord.calls().size() == 1);

        killed.kill();
        try (var _ = startProcess()) {

            assertThat(result(first)).isInstanceOf(Success.class);
            assertThat(result(second)).isInstanceOf(Success.class);
        }

        assertThat(discord.calls().stream().map(KilledInstancesIT::content)).containsExactly("m1", "m1", "m2");
        assertThat(nonce(discord.calls().get(1)))
                .isEqualTo(nonce(discord.calls().getFirst()));
    }

    @Test
    void requestWhenItTakesLongerThanALeaseIsNotSentTwice() throws InterruptedException {
        discord.script(_ -> new Reply.After(end, json(200, "{}")));
        try (var one = launch();
                var other = launch()) {
            one.awaitReady();
            other.awaitReady();
            var slow = send("m1", 7);
            var leaseTwice = CompletableFuture.delayedExecutor(2500, TimeUnit.MILLISECONDS);
            CompletableFuture.runAsync(end::countDown, leaseTwice).join();

            assertThat(result(slow)).isInstanceOf(Success.class);
        }

        assertThat(discord.calls()).hasSize(1);
    }

    @Test
    void requestsWhenInstancesAreKilledOneAfterTheOtherAreAllDoneInOrder() throws InterruptedException {
        discord.script(_ -> json(
                200,
                "{}",
                Map.of("X-RateLimit-Bucket", "m", "X-RateLimit-Remaining", "0", "X-RateLimit-Reset-After", "0.15")));
        var processes = new ArrayDeque<>(List.of(launch(), launch(), launch()));
        processes.forEach(InstanceProcess::awaitReady);
        var results = IntStream.range(0, 60).mapToObj(i -> send("m" + i, i % 3)).toList();

        for (int round = 1; round <= 3; round++) {
            var enough = round * 12;
            await().until(() -> discord.calls().size() >= enough);
            processes.removeFirst().kill();
            processes.addLast(startProcess());
        }

        results.forEach(result -> assertThat(result(result)).isInstanceOf(Success.class));
        for (var process : processes) {
            process.close();
        }
        for (int channel = 0; channel < 3; channel++) {
            var first = channel;
            assertThat(contentsWithoutRepetition("/channels/" + channel + "/messages"))
                    .containsExactlyElementsOf(IntStream.range(0, 20)
                            .mapToObj(i -> "m" + (first + 3 * i))
                            .toList());
        }
    }

    private InstanceProcess startProcess() {
        return launch().awaitReady();
    }

    private InstanceProcess launch() {
        return InstanceProcess.launch(namespace, discord.url(), SHORT_LEASE);
    }

    private CompletableFuture<DiscordResult> send(String name, long channel) {
        return caller.rest()
                .sendMessage(
                        Terms.of(name, GUILD).within(Duration.ofMinutes(2)),
                        new ChannelId(channel),
                        Map.of("content", name))
                .toCompletableFuture();
    }

    private static DiscordResult result(CompletableFuture<DiscordResult> future) {
        return future.orTimeout(60, TimeUnit.SECONDS).join();
    }

    private List<String> contentsWithoutRepetition(String path) {
        return discord.calls().stream()
                .filter(call -> call.path().equals(path))
                .map(KilledInstancesIT::content)
                .distinct()
                .toList();
    }

    private static String content(Call call) {
        return call.body().replaceAll(".*\"content\":\"([^\"]*)\".*", "$1");
    }

    private static String nonce(Call call) {
        return call.body().replaceAll(".*\"nonce\":\"([^\"]*)\".*", "$1");
    }
}
