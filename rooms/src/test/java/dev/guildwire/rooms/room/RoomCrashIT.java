package dev.guildwire.rooms.room;

import static dev.guildwire.rooms.Discord.MIRA;
import static dev.guildwire.rooms.Discord.NOOR;
import static dev.guildwire.rooms.room.Rooms.GUILD;
import static dev.guildwire.rooms.room.Rooms.expect;
import static dev.guildwire.rooms.room.Rooms.json;
import static dev.guildwire.rooms.room.Rooms.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildwire.contracts.id.UserId;
import dev.guildwire.testsupport.TestServers;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// An instance is killed in the middle of something, and another one goes on.
class RoomCrashIT {

    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final String SLOW = "{\"type\":\"delay\",\"route\":\"%s\",\"delayMs\":4000}";

    private static Rooms rooms;

    private RoomsProcess doomed;

    @BeforeAll
    static void start() {
        rooms = Rooms.start(
                1,
                Map.of(
                        "guildwire.room.patience", "5s",
                        "guildwire.room.recover-after", "6s",
                        "guildwire.room.tidy-after", "8s",
                        "guildwire.discord.lease", "2s",
                        "guildwire.discord.heartbeat", "300ms"));
        rooms.of(MIRA);
        rooms.of(NOOR);
    }

    @AfterAll
    static void stop() {
        rooms.close();
    }

    @BeforeEach
    void startAnother() {
        var settings = new HashMap<>(rooms.settings());
        settings.put("REDIS_URL", TestServers.redis());
        settings.put("KAFKA_BOOTSTRAP_SERVERS", TestServers.kafka());
        // Its partitions are soon somebody else's: other tests read the same topics.
        settings.put("spring.kafka.consumer.properties.session.timeout.ms", "3000");
        settings.put("spring.kafka.consumer.properties.heartbeat.interval.ms", "1000");
        doomed = RoomsProcess.start(rooms.discord.address(), settings);
    }

    @AfterEach
    void end() {
        doomed.close();
        rooms.discord.heal();
    }

    @Test
    void roomWhenItsInstanceDiesInTheMiddleIsUndone() {
        var channels = rooms.atDiscord("channels");
        var roles = rooms.atDiscord("roles");
        rooms.discord.fault(SLOW.formatted("POST /guilds/{guild_id}/channels"));

        killOnce(
                () -> rooms.atDiscord("roles").size() > roles.size(),
                MIRA,
                "/api/rooms",
                json(Map.of("name", "Half made", "guildId", GUILD.toString())));

        await().atMost(BOUND)
                .untilAsserted(() -> assertThat(rooms.atDiscord("roles")).isEqualTo(roles));
        await().atMost(BOUND)
                .untilAsserted(() -> assertThat(rooms.atDiscord("channels")).isEqualTo(channels));
        await().atMost(BOUND).until(() -> rooms.tasks().isEmpty());
        assertThat(rooms.atDiscord("roles")).isEqualTo(roles);
        assertThat(rooms.atDiscord("channels")).isEqualTo(channels);
    }

    @Test
    void roomWhenItsWishIsRepeatedAfterTheInstanceDiedIsMadeOnce() {
        var roles = rooms.atDiscord("roles");
        rooms.discord.fault(SLOW.formatted("POST /guilds/{guild_id}/channels"));
        var body = json(Map.of("name", "Tried again", "guildId", GUILD.toString()));
        killOnce(() -> rooms.atDiscord("roles").size() > roles.size(), MIRA, "/api/rooms", body);
        rooms.discord.heal();

        var room = expect(
                201,
                rooms.of(MIRA).send(rooms.of(MIRA).write("/api/rooms", body).header("Idempotency-Key", key(body))));

        await().atMost(BOUND).until(() -> rooms.tasks().isEmpty());
        assertThat(rooms.discord.guild(GUILD).path("channels").findValuesAsString("name"))
                .containsOnlyOnce("Tried again");
        assertThat(rooms.atDiscord("roles")).hasSize(roles.size() + 1).contains(text(room, "roleId"));
        assertThat(rooms.holders(text(room, "roleId"))).containsExactly(MIRA.toString());
    }

    @Test
    void seatWhenItsInstanceDiesInTheMiddleIsFinished() {
        var room = rooms.create(MIRA, "Interrupted");
        rooms.discord.fault(SLOW.formatted("PUT /guilds/{guild_id}/members/{user_id}/roles/{role_id}"));

        killOnce(
                () -> rooms.seats(MIRA, text(room, "channelId")).size() == 2,
                NOOR,
                "/api/rooms/join",
                json(Map.of("token", text(room, "inviteToken"))));

        await().atMost(BOUND).untilAsserted(() -> assertThat(seat(room)).isEqualTo("seated"));
        assertThat(rooms.holders(text(room, "roleId"))).contains(NOOR.toString());
    }

    private static String seat(JsonNode room) {
        return text(rooms.look(MIRA, text(room, "channelId")).at("/seats/1"), "state");
    }

    private static String key(String body) {
        return Integer.toString(body.hashCode());
    }

    /// Asks the doomed instance for something, and kills it as soon as that has begun.
    private void killOnce(Callable<Boolean> begun, UserId person, String path, String body) {
        var browser = rooms.of(person);
        var asking = Thread.ofVirtual().start(() -> {
            try {
                browser.send(browser.write(doomed.address() + path, body).header("Idempotency-Key", key(body)));
            } catch (UncheckedIOException _) {
                assertThat(doomed.address()).isNotNull();
            }
        });
        await().atMost(BOUND).until(begun);
        doomed.kill();
        await().atMost(BOUND).until(() -> !asking.isAlive());
    }
}
