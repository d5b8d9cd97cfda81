package dev.guildwire.rooms.room;

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

import dev.guildwire.contracts.event.MembershipLost;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.contracts.topic.Topic;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Discord is changed by hand, and what ingest would write about it is written.
class RoomTruthIT {

    private static Rooms rooms;

    @BeforeAll
    static void start() {
        rooms = Rooms.start(1, Map.of());
    }

    @AfterAll
    static void stop() {
        rooms.close();
    }

    @Test
    void roomWhenItsChannelIsDeletedByHandEndsWithItsRole() {
        var room = rooms.create(MIRA, "Channel gone");
        rooms.discord.deleteChannel(GUILD, text(room, "channelId"));

        rooms.stream.dispatch(
                "CHANNEL_DELETE",
                GUILD,
                json(Map.of("guild_id", GUILD.toString(), "id", text(room, "channelId"), "type", 2)));

        awaitGone(room);
    }

    @Test
    void roomWhenItsRoleIsDeletedByHandEndsWithItsChannel() {
        var room = rooms.create(MIRA, "Role gone");
        rooms.discord.deleteRole(GUILD, text(room, "roleId"));

        rooms.stream.dispatch(
                "GUILD_ROLE_DELETE",
                GUILD,
                json(Map.of("guild_id", GUILD.toString(), "role_id", text(room, "roleId"))));

        awaitGone(room);
    }

    @Test
    void joinWhenTheRoleIsGoneAndNobodyToldEndsTheRoom() {
        var room = rooms.create(MIRA, "Role gone, untold");
        rooms.discord.deleteRole(GUILD, text(room, "roleId"));

        expectProblem(404, "room-gone", rooms.join(NOOR, room));

        awaitGone(room);
    }

    @Test
    void roomWhenMissingFromWhatANewSessionShowsEnds() {
        var gone = rooms.create(MIRA, "Missed");
        rooms.discord.deleteChannel(GUILD, text(gone, "channelId"));

        rooms.stream.dispatch("GUILD_CREATE", GUILD, shown(List.of(gone), true));
        expect(200, rooms.of(MIRA).get("/api/rooms/" + text(gone, "channelId")));
        rooms.clock.forward(Duration.ofMinutes(5));
        var kept = rooms.create(MIRA, "Kept, as it is newer than what was shown");
        rooms.stream.dispatchAt("GUILD_CREATE", GUILD, shown(List.of(gone), true), rooms.clock.instant());

        awaitGone(gone);
        expect(200, rooms.of(MIRA).get("/api/rooms/" + text(kept, "channelId")));
    }

    @Test
    void seatWhenThePlayerLosesTheRoleIsFree() {
        var room = rooms.create(MIRA, "Role taken");
        expect(200, rooms.join(NOOR, room));
        awaitSeated(room, NOOR);
        rooms.discord.takeRole(GUILD, NOOR, text(room, "roleId"));

        rooms.stream.member("GUILD_MEMBER_UPDATE", GUILD, NOOR);

        awaitSeats(room, MIRA);
    }

    @Test
    void seatWhenOldNewsSayThePlayerHasNoRoleStaysTaken() {
        var room = rooms.create(MIRA, "Old news");
        expect(200, rooms.join(NOOR, room));
        expect(200, rooms.join(JUNIPER, room));
        awaitSeated(room, NOOR);
        awaitSeated(room, JUNIPER);
        rooms.discord.takeRole(GUILD, JUNIPER, text(room, "roleId"));

        rooms.stream.member("GUILD_MEMBER_UPDATE", GUILD, NOOR);
        rooms.stream.member("GUILD_MEMBER_UPDATE", GUILD, JUNIPER);

        awaitSeats(room, MIRA, NOOR);
    }

    @Test
    void seatWhenThePlayerLeavesTheGuildIsFree() {
        var guest = rooms.discord.person("guest-leaving", GUILD);
        var other = rooms.discord.person("guest-unknown", GUILD);
        var room = rooms.create(MIRA, "Members gone");
        expect(200, rooms.join(guest, room));
        expect(200, rooms.join(other, room));
        awaitSeated(room, guest);
        awaitSeated(room, other);
        rooms.discord.leave(GUILD, guest);
        rooms.discord.leave(GUILD, other);

        rooms.stream.member("GUILD_MEMBER_REMOVE", GUILD, guest);
        rooms.stream.event(Topic.USER_EVENTS, other.toString(), new MembershipLost(other, GUILD));

        awaitSeats(room, MIRA);
    }

    @Test
    void joinWhenNotAMemberAnyMoreAtDiscordIsForbiddenAndTheSeatFree() {
        var guest = rooms.discord.person("guest-gone", GUILD);
        var room = rooms.create(MIRA, "Guest");
        rooms.of(guest);
        rooms.discord.leave(GUILD, guest);

        expectProblem(403, "not-a-member", rooms.join(guest, room));

        awaitSeats(room, MIRA);
    }

    @Test
    void createWhenTheGuildHasAllRolesOrChannelsItMayHaveIsAConflict() {
        var roles = fill("roles", 250);
        expectProblem(409, "role-limit-reached", create());
        roles.forEach(role -> rooms.discord.deleteRole(GUILD, role));
        var before = rooms.atDiscord("roles");

        var channels = fill("channels", 500);
        expectProblem(409, "channel-limit-reached", create());
        channels.forEach(channel -> rooms.discord.deleteChannel(GUILD, channel));

        assertThat(rooms.atDiscord("roles")).isEqualTo(before);
    }

    private static List<String> fill(String kind, int most) {
        return IntStream.range(rooms.atDiscord(kind).size(), most)
                .mapToObj(i -> kind.equals("roles")
                        ? rooms.discord.makeRole(GUILD, "filler " + i)
                        : rooms.discord.makeChannel(GUILD, "filler " + i))
                .toList();
    }

    private static HttpResponse<String> create() {
        return rooms.of(MIRA).post("/api/rooms", json(Map.of("name", "One more", "guildId", GUILD.toString())));
    }

    /// What a new gateway session shows of the guild, but for some rooms' channels.
    private static String shown(List<JsonNode> without, boolean withRoles) {
        var missing = without.stream().map(room -> text(room, "channelId")).toList();
        var channels = rooms.atDiscord("channels").stream()
                .filter(channel -> !missing.contains(channel))
                .map(channel -> Map.of("id", channel, "name", "c", "type", 2, "position", 1))
                .toList();
        var roles = rooms.atDiscord("roles").stream()
                .filter(_ -> withRoles)
                .map(role -> Map.of("id", role, "name", "r", "position", 1))
                .toList();
        return json(Map.of("id", GUILD.toString(), "name", "Harbour Lights", "channels", channels, "roles", roles));
    }

    private static void awaitGone(JsonNode room) {
        var channel = text(room, "channelId");
        await().atMost(BOUND)
                .until(() -> rooms.of(MIRA).get("/api/rooms/" + channel).statusCode() == 404);
        assertThat(rooms.atDiscord("channels")).doesNotContain(channel);
        assertThat(rooms.atDiscord("roles")).doesNotContain(text(room, "roleId"));
    }

    private static void awaitSeated(JsonNode room, UserId player) {
        await().atMost(BOUND)
                .until(() -> rooms.look(MIRA, text(room, "channelId"))
                        .path("seats")
                        .valueStream()
                        .anyMatch(seat -> text(seat, "userId").equals(player.toString())
                                && text(seat, "state").equals("seated")));
    }

    private static void awaitSeats(JsonNode room, UserId... players) {
        var expected = Stream.of(players).map(UserId::toString).toList();
        await().atMost(BOUND)
                .untilAsserted(() ->
                        assertThat(rooms.seats(MIRA, text(room, "channelId"))).isEqualTo(expected));
    }
}
