package dev.guildwire.rooms.room;

import static dev.guildwire.rooms.Discord.JUNIPER;
import static dev.guildwire.rooms.Discord.MIRA;
import static dev.guildwire.rooms.Discord.NOOR;
import static dev.guildwire.rooms.room.Rooms.BOUND;
import static dev.guildwire.rooms.room.Rooms.GUILD;
import static dev.guildwire.rooms.room.Rooms.expect;
import static dev.guildwire.rooms.room.Rooms.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildwire.contracts.event.VoiceJoined;
import dev.guildwire.contracts.event.VoiceLeft;
import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.topic.Topic;
import dev.guildwire.rooms.Stream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Rooms that nobody uses, with three instances that all look.
class RoomCleanupIT {

    private static final Duration IDLE = Duration.ofHours(1);
    private static final Duration WARNING = Duration.ofSeconds(30);
    private static final Duration A_WHILE = Duration.ofMinutes(40);

    private static Rooms rooms;

    private Stream.Reading told;
    private String channel;

    @BeforeAll
    static void start() {
        rooms = Rooms.start(3, Map.of());
    }

    @AfterAll
    static void stop() {
        rooms.close();
    }

    @BeforeEach
    void open() {
        told = rooms.stream.read(Topic.GUILD_EVENTS);
        channel = text(rooms.create(MIRA, "Idle"), "channelId");
    }

    @AfterEach
    void closeReading() {
        told.close();
    }

    @Test
    void roomWhenIdleForAnHourIsWarnedOnceAndEndsThirtySecondsLater() {
        var opened = rooms.look(MIRA, channel);

        forward(IDLE);

        awaitTold("room.expiring", 1);
        var warned = rooms.look(MIRA, channel);
        assertThat(text(warned, "state")).isEqualTo("expiring");
        assertThat(warned.path("expiresAt").asLong()
                        - opened.path("lastActivityAt").asLong())
                .isBetween(
                        IDLE.plus(WARNING).toMillis(),
                        IDLE.plus(WARNING).plus(BOUND).toMillis());
        assertThat(rooms.atDiscord("channels")).contains(channel);

        forward(WARNING);

        awaitTold("room.deleted", 1);
        assertThat(count("room.expiring")).isEqualTo(1);
        assertThat(rooms.atDiscord("channels")).doesNotContain(channel);
        assertThat(rooms.atDiscord("roles")).doesNotContain(text(opened, "roleId"));
        assertThat(rooms.of(MIRA).get("/api/rooms/" + channel).statusCode()).isEqualTo(404);
    }

    @Test
    void warningWhenSomebodyLooksIsTakenBack() {
        forward(IDLE);
        awaitTold("room.expiring", 1);
        var updates = count("room.updated");

        var kept = expect(200, rooms.of(NOOR).post("/api/rooms/" + channel + "/viewing", ""));

        awaitTold("room.updated", updates + 1);
        var room = rooms.look(MIRA, channel);
        assertThat(text(room, "state")).isEqualTo("open");
        assertThat(kept.path("expiresAt").asLong())
                .isEqualTo(room.path("lastActivityAt").asLong() + IDLE.toMillis());
        forward(WARNING.multipliedBy(2));
        assertStays();
    }

    @Test
    void warningWhenSomebodyEntersTheVoiceChannelIsTakenBack() {
        forward(IDLE);
        awaitTold("room.expiring", 1);
        var updates = count("room.updated");

        enter();

        awaitTold("room.updated", updates + 1);
        leave();
    }

    @Test
    void roomWhenSomebodyStaysInVoiceIsUsedTheWholeTime() {
        enter();
        await().atMost(BOUND)
                .until(() -> !rooms.look(MIRA, channel).path("voice").isEmpty());

        forward(IDLE.multipliedBy(3));

        await().atMost(BOUND)
                .until(() -> rooms.look(MIRA, channel).path("lastActivityAt").asLong()
                        > rooms.clock.millis() - BOUND.toMillis());
        assertThat(count("room.expiring")).isZero();
        leave();
    }

    @Test
    void roomWhenSomebodyLeftVoiceIsIdleFromThenOn() {
        enter();
        forward(A_WHILE);
        var left = rooms.clock.millis();
        leave();

        await().atMost(BOUND)
                .untilAsserted(() -> assertThat(
                                rooms.look(MIRA, channel).path("lastActivityAt").asLong())
                        .isGreaterThanOrEqualTo(left));
        forward(A_WHILE);
        assertStays();
        forward(A_WHILE);
        awaitTold("room.expiring", 1);
    }

    @Test
    void roomWhenTheInstancesWereRestartedAfterTheWarningEndsInTime() {
        forward(IDLE);
        awaitTold("room.expiring", 1);
        rooms.restartAllButTheFirst();

        forward(WARNING);

        awaitTold("room.deleted", 1);
    }

    private static void forward(Duration time) {
        rooms.clock.forward(time.plusMillis(1));
    }

    private void enter() {
        rooms.stream.event(
                Topic.GUILD_EVENTS,
                GUILD.toString(),
                new VoiceJoined(GUILD, ChannelId.of(channel), JUNIPER, "juniper_k", null),
                rooms.clock.instant());
    }

    private void leave() {
        rooms.stream.event(Topic.GUILD_EVENTS, GUILD.toString(), new VoiceLeft(GUILD, JUNIPER), rooms.clock.instant());
    }

    /// Each instance has looked again since, and nothing came of it.
    private void assertStays() {
        rooms.sweepAll();
        assertThat(text(rooms.look(MIRA, channel), "state")).isEqualTo("open");
        assertThat(count("room.deleted")).isZero();
    }

    private void awaitTold(String name, long times) {
        await().atMost(BOUND).untilAsserted(() -> assertThat(count(name)).isEqualTo(times));
    }

    private long count(String name) {
        return mine().stream().filter(event -> event.startsWith(name)).count();
    }

    private List<String> mine() {
        return told.seen().stream().filter(event -> event.contains(channel)).toList();
    }
}
