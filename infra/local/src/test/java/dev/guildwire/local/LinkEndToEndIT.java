package dev.guildwire.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.link.LinkCommand;
import dev.guildwire.contracts.link.LinkCommand.CreateVoiceChannel;
import dev.guildwire.contracts.link.LinkCommand.DeleteChannel;
import dev.guildwire.contracts.link.LinkCommand.SendMessage;
import dev.guildwire.link.CommandFailedException;
import dev.guildwire.link.LinkClient;
import dev.guildwire.link.LinkEvent;
import dev.guildwire.local.canary.SimulatedDiscord;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;

/// From a backend over ingest's link, Kafka and the queue of rooms to the simulated Discord, and back.
@Execution(ExecutionMode.SAME_THREAD)
class LinkEndToEndIT {

    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final LocalStack stack = SharedStack.get();
    private final HttpClient http = HttpClient.newHttpClient();
    private final SimulatedDiscord.Guild guild =
            new SimulatedDiscord(http, stack.simulatorUrl()).guilds().getFirst();
    private final ChannelId channel = ChannelId.of(guild.voiceChannels().getFirst());
    private final Queue<LinkEvent> events = new ConcurrentLinkedQueue<>();
    private final LinkClient link = LinkClient.to(
                    URI.create(Objects.requireNonNull(stack.variables().get("LINK_URL"))),
                    Objects.requireNonNull(stack.variables().get("LINK_TOKEN")))
            .guilds(GuildId.of(guild.id()))
            .on("CHANNEL_CREATE", events::add)
            .connect();

    @BeforeEach
    void allIsWell() throws InterruptedException {
        stack.awaitReady();
        await().atMost(LIMIT).until(() -> !link.positions().isEmpty());
    }

    @AfterEach
    void leave() {
        link.close();
        http.close();
    }

    @Test
    void commandWhenGivenIsDoneOnDiscordAndTheBackendHearsOfIt() {
        var made = link.send(new CreateVoiceChannel(GuildId.of(guild.id()), "den", 4, null))
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
        var id = made.path("channel_id").asString();

        assertThat(made.path("success").asBoolean()).isTrue();
        await().atMost(LIMIT)
                .until(() -> events.stream()
                        .anyMatch(event -> event.payload().path("id").asString().equals(id)));
        assertThat(ask(new DeleteChannel(ChannelId.of(id)), UUID.randomUUID().toString()))
                .isPresent();
    }

    @Test
    void commandWhenIngestAndRoomsDieMeanwhileIsDoneOnceAndAnswered() throws Exception {
        var id = UUID.randomUUID().toString();
        var message = new SendMessage(channel, "once " + id);

        var first = link.send(message, id);
        stack.child("rooms-1").kill();
        stack.child("ingest").kill();
        await().atMost(LIMIT).until(() -> ask(message, id).isPresent());
        var result = ask(message, id).orElseThrow();

        assertThat(first).isDone();
        assertThat(messages().split(id, -1)).hasSize(2);
        assertThat(messages()).contains(result.path("message_id").asString());
    }

    /// Empty when the answer did not come in time; then the contract says to ask again.
    private Optional<JsonNode> ask(LinkCommand command, String requestId) {
        try {
            return Optional.of(link.send(command, requestId).join());
        } catch (CompletionException e) {
            assertThat(e.getCause()).isInstanceOf(CommandFailedException.class).hasMessageContaining("in time");
            return Optional.empty();
        }
    }

    private String messages() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        stack.simulatorUrl().resolve("/api/v10/channels/" + channel + "/messages?limit=100"))
                .header("Authorization", "Bot " + stack.variables().get("DISCORD_BOT_TOKEN"))
                .build();
        return http.send(request, BodyHandlers.ofString()).body();
    }
}
