package dev.guildwire.rooms.room;

import static dev.guildwire.rooms.Discord.FELIX;
import static dev.guildwire.rooms.Discord.JUNIPER;
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

import dev.guildwire.contracts.event.VoiceJoined;
import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.contracts.topic.Position;
import dev.guildwire.contracts.topic.Topic;
import dev.guildwire.rooms.Browser;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What one person and another can do with rooms over HTTP.
class RoomApiIT {

    private static final UserId ADE = UserId.of("330969212405157891");
    private static final UserId TOMASZ = UserId.of("510569134673637379");
    private static final UserId HANA = UserId.of("651740843694116867");
    private static final String SEE_AND_JOIN = Long.toString(1L << 10 | 1L << 20);

    /// More than one person makes in the other tests.
    private static final int PER_PERSON = 40;

    private static Rooms rooms;

    @BeforeAll
    static void start() {
        rooms = Rooms.start(1, Map.of("guildwire.room.per-person", Integer.toString(PER_PERSON)));
    }

    @AfterAll
    static void stop() {
        rooms.close();
    }

    @AfterEach
    void heal() {
        rooms.discord.heal();
    }

    @Test
    void createWhenNamedMakesAChannelForFourThatOnlyItsRoleAndTheBotSee() {
        var room = rooms.create(MIRA, "  Friday chess  ");

        var channel = rooms.discord.asBot("/channels/" + text(room, "channelId"));
        assertThat(text(channel, "name")).isEqualTo("Friday chess");
        assertThat(channel.path("type").asInt()).isEqualTo(2);
        assertThat(channel.path("user_limit").asInt()).isEqualTo(4);
        assertThat(overwrites(channel, "deny")).containsEntry(GUILD.toString(), SEE_AND_JOIN);
        assertThat(overwrites(channel, "allow"))
                .containsEntry(text(room, "roleId"), SEE_AND_JOIN)
                .containsEntry("1146750154070556749", SEE_AND_JOIN);
        assertThat(rooms.holders(text(room, "roleId"))).containsExactly(MIRA.toString());
    }

    @Test
    void createWhenDoneAnswersWithTheRoomAndAnInviteForADay() {
        var room = rooms.create(MIRA, "Answered");

        assertThat(text(room, "guildId")).isEqualTo(GUILD.toString());
        assertThat(text(room, "creatorId")).isEqualTo(MIRA.toString());
        assertThat(room.path("userLimit").asInt()).isEqualTo(4);
        assertThat(text(room, "inviteUrl"))
                .endsWith("/game/" + text(room, "channelId") + "#invite=" + text(room, "inviteToken"));
        assertThat(Duration.ofMillis(room.path("expiresAt").asLong() - rooms.clock.millis()))
                .isBetween(Duration.ofHours(23), Duration.ofHours(24));
    }

    @Test
    void createWhenRepeatedWithTheSameKeyGivesTheSameRoom() {
        var mira = rooms.of(MIRA);

        var answers = Rooms.atOnce(8, () -> create(mira, "Once", "key-1"));

        assertThat(answers.stream().map(answer -> expect(201, answer)).distinct())
                .hasSize(1);
        assertThat(named("channels", "Once")).hasSize(1);
        expectProblem(409, "idempotency-conflict", create(mira, "Another", "key-1"));
    }

    private static HttpResponse<String> create(Browser person, String name, String key) {
        var body = json(Map.of("name", name, "guildId", GUILD.toString()));
        return person.send(person.write("/api/rooms", body).header("Idempotency-Key", key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"name\":\" \"}", "{\"name\":\"a\\u0000b\"}", "{\"name\":5}", "{\"name\":", "[]"})
    void createWhenTheNameIsNoNameIsABadRequest(String body) {
        expectProblem(400, "invalid-request", rooms.of(MIRA).post("/api/rooms", body));
    }

    @Test
    void createWhenTheNameIsAsLongAsAllowedIsMadeAndOneMoreIsRefused() {
        assertThat(text(rooms.create(MIRA, "n".repeat(100)), "name")).hasSize(100);
        expectProblem(400, "invalid-request", create(rooms.of(MIRA), "n".repeat(101), "key-long"));
    }

    @Test
    void createWhenThePersonHasManyRoomsIsRefusedUntilOneHasEnded() {
        var builder = rooms.discord.person("builder", GUILD);
        var browser = rooms.of(builder);
        var wanted = json(Map.of("name", "One of many", "guildId", GUILD.toString()));

        var answers = Rooms.atOnce(PER_PERSON + 2, () -> browser.post("/api/rooms", wanted));

        var made = answers.stream().filter(answer -> answer.statusCode() == 201).toList();
        assertThat(made).hasSize(PER_PERSON);
        answers.stream()
                .filter(answer -> !made.contains(answer))
                .forEach(answer -> expectProblem(409, "too-many-rooms", answer));
        made.forEach(answer -> rooms.end(builder, text(expect(201, answer), "channelId")));
        rooms.create(builder, "Once more");
    }

    @Test
    void createWhenNotInTheGuildIsForbidden() {
        expectProblem(403, "not-a-member", create(rooms.of(FELIX), "Not mine", "key-2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"POST /guilds/{guild_id}/channels", "PUT /guilds/{guild_id}/members/{user_id}/roles/{role_id}"})
    void createWhenALaterStepFailsLeavesNothing(String route) {
        var channels = rooms.atDiscord("channels");
        var roles = rooms.atDiscord("roles");
        rooms.discord.fault("{\"type\":\"answer\",\"route\":\"" + route + "\",\"status\":400,\"times\":1}");

        expectProblem(502, "discord-refused", create(rooms.of(MIRA), "Half", "key-" + route.length()));

        assertThat(rooms.atDiscord("channels")).isEqualTo(channels);
        assertThat(rooms.atDiscord("roles")).isEqualTo(roles);
        assertThat(text(expect(201, create(rooms.of(MIRA), "Half", "key-" + route.length())), "name"))
                .isEqualTo("Half");
    }

    @Test
    void lookWhenSomebodyJoinsVoiceShowsWhoAndAPosition() {
        var room = rooms.create(MIRA, "Seen");
        var channel = text(room, "channelId");

        rooms.stream.event(
                Topic.GUILD_EVENTS,
                GUILD.toString(),
                new VoiceJoined(GUILD, ChannelId.of(channel), JUNIPER, "juniper_k", null));

        await().atMost(BOUND)
                .untilAsserted(() -> assertThat(text(rooms.look(NOOR, channel).at("/voice/0"), "username"))
                        .isEqualTo("juniper_k"));
        var seen = rooms.look(NOOR, channel);
        assertThat(text(seen, "state")).isEqualTo("open");
        assertThat(text(seen.at("/seats/0"), "username")).isEqualTo("mira.lund");
        assertThat(text(seen.at("/seats/0"), "state")).isEqualTo("seated");
        assertThat(Position.parse(text(seen, "position"))).isPresent();
    }

    @Test
    void listWhenAskedForAGuildShowsItsRoomsInTheOrderOfTheirMaking() {
        var first = rooms.create(MIRA, "List 1");
        var second = rooms.create(NOOR, "List 2");

        var list = expect(200, rooms.of(JUNIPER).get("/api/rooms?guildId=" + GUILD));

        assertThat(list.path("rooms").findValuesAsString("channelId"))
                .containsSubsequence(text(first, "channelId"), text(second, "channelId"));
        assertThat(Position.parse(text(list, "position"))).isPresent();
        expectProblem(403, "not-a-member", rooms.of(FELIX).get("/api/rooms?guildId=" + GUILD));
    }

    @Test
    void joinWhenInvitedGivesSeatAndRole() {
        var room = rooms.create(MIRA, "Join");

        var joined = expect(200, rooms.join(NOOR, room));

        assertThat(joined.path("seats").valueStream().map(JsonNode::asString))
                .containsExactly(MIRA.toString(), NOOR.toString());
        assertThat(rooms.holders(text(room, "roleId"))).containsExactlyInAnyOrder(MIRA.toString(), NOOR.toString());
        assertThat(expect(200, rooms.join(NOOR, room))).isEqualTo(joined);
    }

    @Test
    void joinWhenFourAreSeatedIsFullUntilSomebodyLeaves() {
        var room = rooms.create(MIRA, "Full");
        List.of(NOOR, JUNIPER, ADE).forEach(player -> expect(200, rooms.join(player, room)));

        var refused = rooms.join(TOMASZ, room);

        expectProblem(409, "room-full", refused);
        assertThat(refused.body()).contains("\"title\":\"Room Full\"");
        expect(204, rooms.leave(NOOR, text(room, "channelId")));
        assertThat(rooms.holders(text(room, "roleId"))).doesNotContain(NOOR.toString());
        expect(200, rooms.join(TOMASZ, room));
        assertThat(rooms.seats(MIRA, text(room, "channelId")))
                .containsExactly(MIRA.toString(), JUNIPER.toString(), ADE.toString(), TOMASZ.toString());
    }

    @Test
    void joinWhenInVoiceElsewhereMovesThePlayer() {
        var room = rooms.create(MIRA, "Move");
        var lighthouse = "1155429775662120965";
        rooms.discord.voice(GUILD, HANA, lighthouse);
        rooms.stream.event(
                Topic.GUILD_EVENTS,
                GUILD.toString(),
                new VoiceJoined(GUILD, ChannelId.of(lighthouse), HANA, "hana.ito", null));
        await().atMost(BOUND)
                .until(() -> rooms.of(HANA)
                        .get("/api/guilds/" + GUILD + "/voice")
                        .body()
                        .contains("hana.ito"));

        expect(200, rooms.join(HANA, room));

        await().atMost(BOUND)
                .until(
                        () -> rooms.discord.guild(GUILD).path("voiceStates").findValuesAsString("channelId"),
                        states -> states.contains(text(room, "channelId")));
    }

    @Test
    void joinWhenTheInviteIsNoneOrTakenBackSaysWhich() {
        var room = rooms.create(MIRA, "Invites");
        var path = "/api/rooms/" + text(room, "channelId") + "/invites";
        var token = text(room, "inviteToken");
        var own = expect(201, rooms.of(MIRA).post(path, ""));

        expect(204, rooms.delete(MIRA, path + "/" + text(own, "id")));

        expectProblem(403, "invite-revoked", rooms.join(NOOR, own));
        expectProblem(404, "invite-unknown", rooms.delete(MIRA, path + "/" + text(own, "id")));
        expectProblem(400, "invite-malformed", joinWith("nothing"));
        expectProblem(403, "invite-tampered", joinWith(token.substring(0, token.length() - 8) + "AAAAAAAA"));
        expectProblem(403, "not-a-member", rooms.join(FELIX, room));
        expect(200, rooms.join(NOOR, room));
    }

    private static HttpResponse<String> joinWith(String token) {
        return rooms.of(NOOR).post("/api/rooms/join", json(Map.of("token", token)));
    }

    @Test
    void invitesWhenSomebodyElseAsksAreTheCreatorsAlone() {
        var room = rooms.create(MIRA, "Mine");
        var path = "/api/rooms/" + text(room, "channelId") + "/invites";
        expect(200, rooms.join(NOOR, room));

        expectProblem(403, "not-the-creator", rooms.of(NOOR).post(path, ""));
        expectProblem(403, "not-a-member", rooms.of(FELIX).get(path));
        expectProblem(403, "not-the-creator", rooms.end(NOOR, text(room, "channelId")));
        assertThat(expect(200, rooms.of(MIRA).get(path)).path("invites").findValuesAsString("inviteToken"))
                .containsExactly(text(room, "inviteToken"));
    }

    @Test
    void endWhenTheCreatorWantsItTakesChannelAndRoleWithIt() {
        var room = rooms.create(MIRA, "End");
        var channel = text(room, "channelId");
        try (var told = rooms.stream.read(Topic.GUILD_EVENTS)) {
            expect(204, rooms.end(MIRA, channel));

            await().atMost(BOUND)
                    .until(
                            told::seen,
                            seen -> seen.contains(
                                    "room.deleted {\"guildId\":\"" + GUILD + "\",\"channelId\":\"" + channel + "\"}"));
        }
        assertThat(rooms.atDiscord("channels")).doesNotContain(channel);
        assertThat(rooms.atDiscord("roles")).doesNotContain(text(room, "roleId"));
        expectProblem(404, "room-gone", rooms.of(MIRA).get("/api/rooms/" + channel));
        expectProblem(404, "room-gone", rooms.join(NOOR, room));
        expectProblem(404, "room-gone", rooms.end(MIRA, channel));
    }

    @Test
    void eventsWhenARoomFillsAreToldInTheirOrder() {
        try (var told = rooms.stream.read(Topic.GUILD_EVENTS)) {
            var room = rooms.create(MIRA, "Told \"so\" / ü");
            expect(200, rooms.join(NOOR, room));

            var channel = text(room, "channelId");
            await().atMost(BOUND)
                    .untilAsserted(() -> assertThat(about(channel, told.seen()))
                            .containsExactly(
                                    "room.created " + payload(room, ""),
                                    "room.updated " + payload(room, ",\"seats\":[\"" + MIRA + "\"]"),
                                    "room.updated " + payload(room, ",\"seats\":[\"" + MIRA + "\",\"" + NOOR + "\"]")));
        }
    }

    private static String payload(JsonNode room, String more) {
        return "{\"guildId\":\"" + GUILD + "\",\"channelId\":\"" + text(room, "channelId")
                + "\",\"name\":\"Told \\\"so\\\" / ü\",\"userLimit\":4" + more + "}";
    }

    private static List<String> about(String channel, List<String> events) {
        return events.stream().filter(event -> event.contains(channel)).toList();
    }

    private static List<String> named(String kind, String name) {
        return rooms.discord.guild(GUILD).path(kind).findValuesAsString("name").stream()
                .filter(name::equals)
                .toList();
    }

    private static Map<String, String> overwrites(JsonNode channel, String which) {
        return channel.path("permission_overwrites")
                .valueStream()
                .collect(Collectors.toMap(overwrite -> text(overwrite, "id"), overwrite -> text(overwrite, which)));
    }
}
