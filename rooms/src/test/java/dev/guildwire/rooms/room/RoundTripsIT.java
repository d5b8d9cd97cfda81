package dev.guildwire.rooms.room;

import static dev.guildwire.rooms.Discord.JUNIPER;
import static dev.guildwire.rooms.Discord.MIRA;
import static dev.guildwire.rooms.Discord.NOOR;
import static dev.guildwire.rooms.room.Rooms.GUILD;
import static dev.guildwire.rooms.room.Rooms.expect;
import static dev.guildwire.rooms.room.Rooms.json;
import static dev.guildwire.rooms.room.Rooms.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// How often the requests that come most ask Redis, the reading of their session included. The README has the figures.
class RoundTripsIT {

    private static Rooms rooms;
    private static RedisRoundTrips roundTrips;
    private static JsonNode room;
    private static String path;

    @BeforeAll
    static void start() {
        rooms = Rooms.start(1, Map.of());
        room = rooms.create(MIRA, "Counted");
        path = "/api/rooms/" + text(room, "channelId");
        rooms.look(MIRA, text(room, "channelId"));
        expect(200, rooms.join(JUNIPER, room));
        expect(200, view());
        expect(200, board());
        rooms.of(NOOR);
        roundTrips = RedisRoundTrips.of(rooms.first());
        expect(200, session());
    }

    @AfterAll
    static void stop() {
        rooms.close();
    }

    /// What a request did behind its answer is done before the next one on the same connection begins.
    @Test
    void sessionWhenAskedForTenTimesIsReadTenTimes() {
        assertThat(roundTrips.during(() -> {
                    for (var time = 0; time < 10; time++) {
                        expect(200, session());
                    }
                }))
                .hasSize(10);
    }

    @Test
    void tokenWhenAskedTakesThree() {
        var wanted = json(Map.of("guildId", GUILD.toString()));

        assertThat(of(200, () -> rooms.of(MIRA).post("/api/ws-token", wanted))).hasSize(3);
    }

    @Test
    void roomsWhenLookedAtTakeThree() {
        assertThat(of(200, () -> rooms.of(MIRA).get("/api/rooms?guildId=" + GUILD)))
                .hasSize(3);
    }

    @Test
    void roomWhenLookedAtTakesThree() {
        assertThat(of(200, () -> rooms.of(MIRA).get(path))).hasSize(3);
    }

    @Test
    void roomWhenViewedTakesTwo() {
        assertThat(of(200, RoundTripsIT::view)).hasSize(2);
    }

    @Test
    void joinWhenDoneTakesThree() {
        assertThat(of(200, () -> rooms.join(NOOR, room))).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void boardWhenLookedAtTakesTwo() {
        assertThat(of(200, RoundTripsIT::board)).hasSize(2);
    }

    private static HttpResponse<String> session() {
        return rooms.of(MIRA).get("/api/session");
    }

    private static HttpResponse<String> view() {
        return rooms.of(MIRA).post(path + "/viewing", "");
    }

    private static HttpResponse<String> board() {
        return rooms.of(MIRA).get("/api/roadmap/features");
    }

    private static List<String> of(int status, Supplier<HttpResponse<String>> request) {
        return roundTrips.during(() -> expect(status, request.get()));
    }
}
