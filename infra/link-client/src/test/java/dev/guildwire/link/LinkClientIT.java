package dev.guildwire.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.link.CommandResult;
import dev.guildwire.contracts.link.LinkCommand.DeleteChannel;
import dev.guildwire.contracts.link.LinkCommand.SendMessage;
import dev.guildwire.contracts.link.LinkErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The client at the real link.
class LinkClientIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ChannelId CHANNEL = ChannelId.of("123456789");

    private static LinkServer server;

    private final GuildId guild = new GuildId(ThreadLocalRandom.current().nextLong(1L << 40, 1L << 60));
    private final List<String> seen = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void start() {
        server = new LinkServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void eventsWhenAskedForByNameComeInOrderAndOthersDoNot() throws Exception {
        try (var link = LinkClient.to(server.address(), LinkServer.TOKEN)
                .guilds(guild)
                .on("VOICE_STATE_UPDATE", this::see)
                .connect()) {
            awaitOpen(link);

            dispatch("TYPING_START", 1);
            dispatch("VOICE_STATE_UPDATE", 2);
            dispatch("VOICE_STATE_UPDATE", 3);

            await().atMost(PATIENCE).until(() -> seen.size() == 2);
            assertThat(seen).containsExactly("VOICE_STATE_UPDATE {\"n\":2}", "VOICE_STATE_UPDATE {\"n\":3}");
        }
    }

    @Test
    void eventsWhenAHandlerFailsGoOn() throws Exception {
        try (var link = LinkClient.to(server.address(), LinkServer.TOKEN)
                .guilds(guild)
                .on("TYPING_START", _ -> {
                    throw new IllegalStateException("a bug of the backend");
                })
                .onAny(this::see)
                .connect()) {
            awaitOpen(link);

            dispatch("TYPING_START", 1);

            await().atMost(PATIENCE).until(() -> seen.contains("TYPING_START {\"n\":1}"));
        }
    }

    @Test
    void linkWhenIngestRestartsGoesOnWithoutAHoleAndAsksAgain() throws Exception {
        try (var link = LinkClient.to(server.address(), LinkServer.TOKEN)
                .guilds(guild)
                .onAny(this::see)
                .connect()) {
            awaitOpen(link);
            dispatch("TYPING_START", 1);
            await().atMost(PATIENCE).until(() -> seen.size() == 1);
            var id = UUID.randomUUID().toString();

            server.stop();
            dispatch("TYPING_START", 2);
            var answer = link.send(new SendMessage(CHANNEL, "Hello from backend!"), id);
            server.startAgain();
            var request = server.take(id);
            server.answer(CommandResult.done(id, json("{\"success\":true,\"message_id\":\"999999999\"}")));

            assertThat(request.payload())
                    .isEqualTo(json("{\"channel_id\":\"123456789\",\"content\":\"Hello from backend!\"}"));
            assertThat(result(answer).path("message_id").asString()).isEqualTo("999999999");
            await().atMost(PATIENCE).until(() -> seen.size() >= 2);
            assertThat(seen).containsExactly("TYPING_START {\"n\":1}", "TYPING_START {\"n\":2}");
        }
    }

    @Test
    void linkWhenGivenPositionsOfAnotherGoesOnBehindThem() throws Exception {
        List<String> positions;
        try (var first = LinkClient.to(server.address(), LinkServer.TOKEN)
                .guilds(guild)
                .onAny(this::see)
                .connect()) {
            awaitOpen(first);
            dispatch("TYPING_START", 1);
            await().atMost(PATIENCE).until(() -> seen.size() == 1);
            positions = first.positions();
        }
        dispatch("TYPING_START", 2);

        try (var _ = LinkClient.to(server.address(), LinkServer.TOKEN)
                .guilds(guild)
                .since(positions)
                .onAny(this::see)
                .connect()) {
            await().atMost(PATIENCE).until(() -> seen.size() == 2);
            assertThat(seen.getLast()).isEqualTo("TYPING_START {\"n\":2}");
        }
    }

    @Test
    void linkWhenThePositionIsGoneSaysSoAndGoesOnFromNow() throws Exception {
        var gaps = new AtomicInteger();
        try (var link = LinkClient.to(server.address(), LinkServer.TOKEN)
                .guilds(guild)
                .since(List.of("0other-0-5"))
                .onGap(gaps::incrementAndGet)
                .onAny(this::see)
                .connect()) {
            awaitOpen(link);
            dispatch("TYPING_START", 1);

            await().atMost(PATIENCE).until(() -> seen.size() == 1);
            assertThat(gaps).hasValue(1);
        }
    }

    @Test
    void commandWhenItFailsSaysWhy() throws Exception {
        try (var link = LinkClient.to(server.address(), LinkServer.TOKEN).connect()) {
            var id = UUID.randomUUID().toString();
            var answer = link.send(new DeleteChannel(CHANNEL), id);
            server.take(id);
            server.answer(CommandResult.failed(id, LinkErrorCode.MISSING_PERMISSIONS, "Failed to delete channel: no"));

            assertThatThrownBy(() -> result(answer))
                    .hasMessageContaining("Failed to delete channel: no")
                    .cause()
                    .isInstanceOfSatisfying(
                            CommandFailedException.class,
                            failure -> assertThat(failure.code()).isEqualTo(LinkErrorCode.MISSING_PERMISSIONS));
        }
    }

    @Test
    void commandWhenNobodyAnswersEndsWithItsPatience() {
        try (var link = LinkClient.to(server.address(), LinkServer.TOKEN)
                .commandPatience(Duration.ofMillis(200))
                .connect()) {
            var answer = link.send(new DeleteChannel(CHANNEL));

            assertThatThrownBy(() -> result(answer)).hasMessageContaining("No answer in time");
        }
    }

    @Test
    void linkWhenTheTokenIsWrongEndsAndSaysSo() {
        try (var link = LinkClient.to(server.address(), "stolen").connect()) {
            var answer = link.send(new DeleteChannel(CHANNEL));

            assertThatThrownBy(
                            () -> link.closed().orTimeout(30, TimeUnit.SECONDS).join())
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(LinkRefusedException.class)
                    .hasMessageContaining("401");
            assertThat(answer).isCompletedExceptionally();
        }
    }

    @Test
    void exampleOfTheReadmeWhenRunWritesItsMessage() throws Exception {
        try (var link = Greeter.greet(server.address(), LinkServer.TOKEN, new ChannelId(guild.value()))) {
            awaitOpen(link);

            assertThat(server.takeOf(guild.toString()).command()).isEqualTo("send_message");
        }
    }

    private void see(LinkEvent event) {
        seen.add(event.name() + " " + event.payload());
    }

    private void dispatch(String event, int number) throws Exception {
        server.dispatch(guild.toString(), event, "{\"n\":" + number + "}");
    }

    private static void awaitOpen(LinkClient link) {
        await().atMost(PATIENCE).until(() -> !link.positions().isEmpty());
    }

    private static JsonNode result(CompletableFuture<JsonNode> answer) {
        return answer.orTimeout(30, TimeUnit.SECONDS).join();
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
