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

/// How often the requests that come most ask Redis, besides reading their session. The README has the figures.
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

    @Test
    void sessionWhenAskedTakesNothingMore() {
        assertThat(of(200, RoundTripsIT::session)).isEmpty();
    }

    @Test
    void tokenWhenAskedTakesTwoForItsLimits() {
        var wanted = json(Map.of("guildId", GUILD.toString()));

        assertThat(of(200, () -> rooms.of(MIRA).post("/api/ws-token", wanted))).hasSize(2);
    }

    @Test
    void roomsWhenLookedAtTakeTwo() {
        assertThat(of(200, () -> rooms.of(MIRA).get("/api/rooms?guildId=" + GUILD)))
                .hasSize(2);
    }

    @Test
    void roomWhenLookedAtTakesTwo() {
        assertThat(of(200, () -> rooms.of(MIRA).get(path))).hasSize(2);
    }

    @Test
    void roomWhenViewedTakesOne() {
        assertThat(of(200, RoundTripsIT::view)).hasSize(1);
    }

    @Test
    void joinWhenDoneTakesTwo() {
        assertThat(of(200, () -> rooms.join(NOOR, room))).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void boardWhenLookedAtTakesOne() {
        assertThat(of(200, RoundTripsIT::board)).hasSize(1);
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
