package dev.guildwire.rooms.room;

import static dev.guildwire.rooms.Discord.MIRA;
import static dev.guildwire.rooms.Discord.NOOR;
import static dev.guildwire.rooms.room.Rooms.BOUND;
import static dev.guildwire.rooms.room.Rooms.GUILD;
import static dev.guildwire.rooms.room.Rooms.expect;
import static dev.guildwire.rooms.room.Rooms.expectProblem;
import static dev.guildwire.rooms.room.Rooms.json;
import static dev.guildwire.rooms.room.Rooms.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildwire.contracts.id.UserId;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Many people at once, on three instances.
class RoomRacesIT {

    private static final int ROOMS = 200;
    private static final int JOINS_OF_A_ROOM = 4;

    private static Rooms rooms;
    private static List<UserId> players;

    @BeforeAll
    static void start() {
        rooms = Rooms.start(
                3,
                Map.of(
                        "guildwire.discord.limits.per-bucket", "2000",
                        "guildwire.room.patience", "2m",
                        "guildwire.room.recover-after", "4m"));
        players = IntStream.range(0, 12)
                .mapToObj(i -> rooms.discord.person("racer-" + i, GUILD))
                .toList();
        players.forEach(rooms::of);
    }

    @AfterAll
    static void stop() {
        rooms.close();
    }

    @Test
    void joinWhenTenAskAtOnceForTheLastSeatLetsOneIn() {
        var room = rooms.create(MIRA, "One seat");
        players.subList(0, 2).forEach(player -> expect(200, rooms.join(player, room)));

        var answers = Rooms.atOnce(IntStream.range(2, 12)
                .mapToObj(i -> (Callable<HttpResponse<String>>) () -> joinAt(i, players.get(i), room))
                .toList());

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(1);
        answers.stream()
                .filter(answer -> answer.statusCode() != 200)
                .forEach(answer -> expectProblem(409, "room-full", answer));
        assertThat(rooms.seats(MIRA, text(room, "channelId"))).hasSize(4);
        assertThat(rooms.holders(text(room, "roleId"))).hasSize(4);
    }

    @Test
    void leaveAndJoinWhenRepeatedByManyEndsWithTheRoleWhereTheSeatIs() {
        var room = rooms.create(MIRA, "In and out");
        var channel = text(room, "channelId");

        Rooms.atOnce(IntStream.range(0, 6)
                .mapToObj(i -> (Callable<Boolean>) () -> {
                    for (var turn = 0; turn < 4; turn++) {
                        joinAt(turn, players.get(i), room);
                        rooms.leave(players.get(i), channel);
                    }
                    joinAt(i, players.get(i), room);
                    return true;
                })
                .toList());

        await().atMost(BOUND)
                .untilAsserted(() -> assertThat(rooms.holders(text(room, "roleId")))
                        .containsExactlyInAnyOrderElementsOf(rooms.seats(MIRA, channel)));
        assertThat(rooms.seats(MIRA, channel)).hasSizeBetween(1, 4);
    }

    @Test
    void roomsWhenTwoHundredAreMadeAndEightHundredJoinAtOnceHaveTheRightSeatsAndNothingIsLeftOver() {
        var channels = rooms.atDiscord("channels").size();
        var roles = rooms.atDiscord("roles").size();

        var made = Rooms.atOnce(IntStream.range(0, ROOMS)
                .mapToObj(i -> (Callable<JsonNode>) () -> expect(201, createAt(i)))
                .toList());
        var joins = Rooms.atOnce(IntStream.range(0, ROOMS * JOINS_OF_A_ROOM)
                .mapToObj(i -> (Callable<HttpResponse<String>>)
                        () -> joinAt(i, players.get((i / ROOMS + i % ROOMS) % players.size()), made.get(i % ROOMS)))
                .toList());

        assertThat(joins).filteredOn(answer -> answer.statusCode() == 200).hasSize(ROOMS * 3);
        assertThat(joins).filteredOn(answer -> answer.statusCode() == 409).hasSize(ROOMS);
        for (var room :
                expect(200, rooms.of(NOOR).get("/api/rooms?guildId=" + GUILD)).path("rooms")) {
            if (text(room, "name").startsWith("Crowd")) {
                assertThat(room.path("seats").size()).isEqualTo(4);
                assertThat(rooms.holders(text(room, "roleId"))).hasSize(4);
            }
        }
        assertThat(rooms.atDiscord("channels")).hasSize(channels + ROOMS);
        assertThat(rooms.atDiscord("roles")).hasSize(roles + ROOMS);

        Rooms.atOnce(made.stream()
                .map(room -> (Callable<JsonNode>) () -> expect(204, rooms.end(MIRA, text(room, "channelId"))))
                .toList());

        assertThat(rooms.atDiscord("channels")).hasSize(channels);
        assertThat(rooms.atDiscord("roles")).hasSize(roles);
    }

    private static HttpResponse<String> createAt(int instance) {
        var browser = rooms.of(MIRA);
        return browser.post(
                rooms.address(instance) + "/api/rooms",
                json(Map.of("name", "Crowd " + instance, "guildId", GUILD.toString())));
    }

    private static HttpResponse<String> joinAt(int instance, UserId player, JsonNode room) {
        return rooms.of(player)
                .post(rooms.address(instance) + "/api/rooms/join", json(Map.of("token", text(room, "inviteToken"))));
    }
}
