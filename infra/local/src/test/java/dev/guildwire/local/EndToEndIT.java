package dev.guildwire.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildwire.local.canary.EventSocket;
import dev.guildwire.local.canary.SimulatedDiscord;
import dev.guildwire.local.canary.Visitor;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;

/// From the simulated Discord through ingest, Kafka and two edges to clients behind the load balancer.
@Execution(ExecutionMode.SAME_THREAD)
class EndToEndIT {

    private static final int CLIENTS_PER_GUILD = 4;
    private static final int ROUNDS = 25;
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final LocalStack stack = SharedStack.get();
    private final HttpClient http = HttpClient.newHttpClient();
    private final SimulatedDiscord discord = new SimulatedDiscord(http, stack.simulatorUrl());
    private final List<Visitor> visitors = new ArrayList<>();

    private record Happening(String event, String guild, String person) {}

    @BeforeEach
    void allIsWell() throws InterruptedException {
        stack.awaitReady();
    }

    @AfterEach
    void leave() {
        visitors.forEach(Visitor::close);
        http.close();
    }

    @Test
    void eventsWhenTwoGuildsAreBusyReachEachClientOfTheirGuildOnceAndInOrder() throws InterruptedException {
        var guilds = discord.guilds();
        var first = guilds.get(0);
        var second = guilds.get(1);
        var firstClients = connect(first, CLIENTS_PER_GUILD);
        var secondClients = connect(second, CLIENTS_PER_GUILD);

        var other = Thread.startVirtualThread(() -> beBusy(second));
        beBusy(first);
        other.join();

        assertThat(firstClients)
                .allSatisfy(client -> assertThat(happenings(client)).isEqualTo(expected(first)));
        assertThat(secondClients)
                .allSatisfy(client -> assertThat(happenings(client)).isEqualTo(expected(second)));
    }

    @Test
    void eventsWhenAnEdgeIsKilledAreMadeUpForByTheOther() throws Exception {
        var guild = discord.guilds().getFirst();
        var person = idle(guild).getFirst();
        var visitor = logIn(guild);
        var token = visitor.token(guild.id());
        var sockets =
                IntStream.range(0, 2).mapToObj(_ -> visitor.connect(token)).toList();
        joinAndLeave(guild, person);
        var last = sockets.stream().map(EndToEndIT::idOfSecondEvent).toList();

        stack.edge(1).kill();
        await().atMost(LIMIT)
                .until(() -> sockets.stream().anyMatch(socket -> socket.closed().isDone()));
        joinAndLeave(guild, person);

        var lost = sockets.get(0).closed().isDone() ? 0 : 1;
        try (var again = visitor.connect(token, last.get(lost))) {
            assertThat(again.greeting().path("resumed").asBoolean()).isTrue();
            assertThat(List.of(happening(again.nextVoice()), happening(again.nextVoice())))
                    .isEqualTo(round(guild, person));
        }
        sockets.forEach(EventSocket::close);
    }

    @Test
    void snapshotWhenSomebodyJoinedShowsThem() {
        var guild = discord.guilds().getFirst();
        var person = idle(guild).getFirst();
        var visitor = logIn(guild);
        try (var socket = visitor.connect(visitor.token(guild.id()))) {
            discord.join(guild.id(), person, guild.voiceChannels().getFirst());

            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(visitor.get("/api/guilds/" + guild.id() + "/voice")
                                    .body())
                            .contains(person));
            discord.leave(guild.id(), person);
            assertThat(List.of(happening(socket.nextVoice()), happening(socket.nextVoice())))
                    .isEqualTo(round(guild, person));
        }
    }

    private List<EventSocket> connect(SimulatedDiscord.Guild guild, int count) {
        var visitor = logIn(guild);
        var token = visitor.token(guild.id());
        return IntStream.range(0, count).mapToObj(_ -> visitor.connect(token)).toList();
    }

    private Visitor logIn(SimulatedDiscord.Guild guild) {
        var visitor = Visitor.logIn(stack.baseUrl(), guild.people().getFirst());
        visitors.add(visitor);
        return visitor;
    }

    private void beBusy(SimulatedDiscord.Guild guild) {
        people(guild).forEach(person -> joinAndLeave(guild, person));
    }

    private void joinAndLeave(SimulatedDiscord.Guild guild, String person) {
        discord.join(guild.id(), person, guild.voiceChannels().getFirst());
        discord.leave(guild.id(), person);
    }

    /// Those who join and leave, one after another.
    private static Stream<String> people(SimulatedDiscord.Guild guild) {
        var idle = idle(guild);
        return IntStream.range(0, ROUNDS).mapToObj(round -> idle.get(round % idle.size()));
    }

    private static List<String> idle(SimulatedDiscord.Guild guild) {
        return guild.people().stream()
                .filter(person -> !guild.inVoice().contains(person))
                .toList();
    }

    private static List<Happening> expected(SimulatedDiscord.Guild guild) {
        return people(guild).flatMap(person -> round(guild, person).stream()).toList();
    }

    private static List<Happening> round(SimulatedDiscord.Guild guild, String person) {
        return List.of(
                new Happening("voice.joined", guild.id(), person), new Happening("voice.left", guild.id(), person));
    }

    private static List<Happening> happenings(EventSocket client) {
        return IntStream.range(0, ROUNDS * 2)
                .mapToObj(_ -> happening(client.nextVoice()))
                .toList();
    }

    private static Happening happening(JsonNode frame) {
        var payload = frame.path("payload");
        return new Happening(
                frame.path("event").asString(),
                payload.path("guildId").asString(),
                payload.path("userId").asString());
    }

    private static String idOfSecondEvent(EventSocket socket) {
        socket.nextVoice();
        return socket.nextVoice().path("id").asString();
    }
}
