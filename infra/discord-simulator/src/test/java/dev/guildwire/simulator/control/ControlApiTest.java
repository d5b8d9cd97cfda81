package dev.guildwire.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.simulator.Seeded;
import dev.guildwire.simulator.Simulator;
import dev.guildwire.simulator.SimulatorOptions;
import dev.guildwire.simulator.TestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What people, scripts and tests do to the world.
class ControlApiTest {

    private static final String HARBOUR = "guilds/" + Seeded.HARBOUR;

    private final Simulator simulator = Simulator.start(SimulatorOptions.defaults());
    private final TestClient client = new TestClient(simulator);

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void worldWhenSeededHasTwoGuildsAndADozenPeople() {
        var guilds = client.state("guilds");
        var people = client.state("people");

        assertThat(guilds.valueStream().map(guild -> guild.path("name").asString()))
                .containsExactly("Harbour Lights", "Night Shift");
        assertThat(guilds.path(0)
                        .path("channels")
                        .valueStream()
                        .map(channel -> channel.path("type").asString()))
                .contains("text", "voice", "category");
        assertThat(people.valueStream().map(person -> person.path("guilds").size()))
                .hasSize(12)
                .contains(0, 1, 2);
    }

    @Test
    void personWhenJoiningMovingAndLeavingIsShown() {
        assertThat(client.join(Seeded.HARBOUR, Seeded.MIRA, Seeded.LIGHTHOUSE)).isEqualTo(200);
        assertThat(channelOf(Seeded.MIRA)).isEqualTo(Seeded.LIGHTHOUSE);

        client.join(Seeded.HARBOUR, Seeded.MIRA, Seeded.PIER);
        assertThat(channelOf(Seeded.MIRA)).isEqualTo(Seeded.PIER);

        assertThat(client.leave(Seeded.HARBOUR, Seeded.MIRA)).isEqualTo(204);
        assertThat(client.state(HARBOUR).path("voiceStates").isEmpty()).isTrue();
    }

    @Test
    void leaveWhenThePersonIsNotInVoiceIsNoError() {
        assertThat(client.leave(Seeded.HARBOUR, Seeded.MIRA)).isEqualTo(204);
    }

    @Test
    void joinWhenNotPermittedOrFullIsRefusedUnlessForced() {
        client.join(Seeded.HARBOUR, Seeded.MIRA, Seeded.ROWING_BOAT);
        client.join(Seeded.HARBOUR, Seeded.TOMASZ, Seeded.ROWING_BOAT);

        assertThat(client.join(Seeded.HARBOUR, Seeded.SOL, Seeded.ROWING_BOAT)).isEqualTo(409);
        assertThat(client.join(Seeded.HARBOUR, Seeded.SOL, Seeded.KEEPERS_ROOM)).isEqualTo(403);
        var forced = client.control(
                "PUT",
                HARBOUR + "/voice-states/" + Seeded.SOL,
                "{\"channelId\":\"" + Seeded.KEEPERS_ROOM + "\",\"force\":true}");
        assertThat(forced.statusCode()).isEqualTo(200);
    }

    @Test
    void devicesWhenSwitchedAreShown() {
        client.join(Seeded.HARBOUR, Seeded.MIRA, Seeded.PIER);

        var muted = client.control("PATCH", HARBOUR + "/voice-states/" + Seeded.MIRA, "{\"selfMute\":true}");

        assertThat(TestClient.json(muted).path("selfMute").asBoolean()).isTrue();
        assertThat(TestClient.json(muted).path("selfDeaf").asBoolean()).isFalse();
    }

    @Test
    void memberWhenRemovedLeavesVoiceAndMayComeBackUnlessBanned() {
        client.join(Seeded.HARBOUR, Seeded.TOMASZ, Seeded.PIER);
        var member = HARBOUR + "/members/" + Seeded.TOMASZ;

        assertThat(client.control("DELETE", member, "").statusCode()).isEqualTo(204);
        assertThat(client.state(HARBOUR).path("voiceStates").isEmpty()).isTrue();
        assertThat(client.control("PUT", member, "").statusCode()).isEqualTo(200);
        client.control("PUT", HARBOUR + "/bans/" + Seeded.TOMASZ, "{\"reason\":\"spam\"}");
        assertThat(client.control("PUT", member, "").statusCode()).isEqualTo(403);
        client.control("DELETE", HARBOUR + "/bans/" + Seeded.TOMASZ, "");
        assertThat(client.control("PUT", member, "").statusCode()).isEqualTo(200);
    }

    @Test
    void roleWhenMadeGivenAndDeletedIsGoneFromWhoHadIt() {
        var role = TestClient.json(client.control("POST", HARBOUR + "/roles", "{\"name\":\"Crew\"}"))
                .path("id")
                .asString();
        var given = client.control("PUT", HARBOUR + "/members/" + Seeded.TOMASZ + "/roles/" + role, "");

        client.control("DELETE", HARBOUR + "/roles/" + role, "");

        assertThat(given.body()).contains(role);
        assertThat(client.state(HARBOUR).path("people").toString()).doesNotContain(role);
    }

    @Test
    void channelWhenMadeChangedAndDeletedIsShown() {
        var made = TestClient.json(client.control(
                "POST", HARBOUR + "/channels", "{\"name\":\"Deck\",\"type\":\"voice\",\"userLimit\":2}"));
        var path = HARBOUR + "/channels/" + made.path("id").asString();

        var changed = TestClient.json(client.control("PATCH", path, "{\"name\":\"Upper deck\"}"));

        assertThat(changed.path("name").asString()).isEqualTo("Upper deck");
        assertThat(changed.path("userLimit").asInt()).isEqualTo(2);
        assertThat(client.control("DELETE", path, "").statusCode()).isEqualTo(204);
        assertThat(client.control("DELETE", path, "").statusCode()).isEqualTo(404);
    }

    @Test
    void personWhenMadeIsInNoGuildAndTheirNameIsTaken() {
        var body = "{\"username\":\"new.person\",\"displayName\":\"New\"}";

        var made = client.control("POST", "people", body);

        assertThat(TestClient.json(made).path("guilds").isEmpty()).isTrue();
        assertThat(client.control("POST", "people", body).statusCode()).isEqualTo(409);
    }

    @Test
    void requestsWhenAskedForTellRouteStatusAndReason() {
        client.bot("GET", "/guilds/1");
        client.send(
                "DELETE",
                "/api/v10/guilds/" + Seeded.HARBOUR + "/members/" + Seeded.TOMASZ,
                "",
                "Authorization",
                "Bot " + simulator.options().application().botToken(),
                "X-Audit-Log-Reason",
                "was%20rude");

        var requests = client.state("requests?last=1");

        assertThat(requests.path("total").asInt()).isEqualTo(2);
        assertThat(requests.path("counts")
                        .path("GET /guilds/{guild_id}")
                        .path("404")
                        .asInt())
                .isEqualTo(1);
        assertThat(requests.path("last").size()).isEqualTo(1);
        assertThat(requests.path("last").path(0).path("reason").asString()).isEqualTo("was rude");
        client.control("DELETE", "requests", "");
        assertThat(client.state("requests").path("total").asInt()).isZero();
    }

    @Test
    void resetWhenDonePutsEverythingBack() {
        client.join(Seeded.HARBOUR, Seeded.MIRA, Seeded.PIER);
        client.control("POST", "people", "{\"username\":\"new.person\"}");
        client.control("PUT", "limits", "{\"enabled\":false}");
        client.fault("{\"type\":\"no-ack\"}");

        assertThat(client.control("POST", "reset", "").statusCode()).isEqualTo(204);

        assertThat(client.state(HARBOUR).path("voiceStates").isEmpty()).isTrue();
        assertThat(client.state("people").size()).isEqualTo(12);
        assertThat(client.state("limits").path("enabled").asBoolean()).isTrue();
        assertThat(client.state("faults").isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | guilds/1 | '' | 404",
                "GET | guilds/x | '' | 404",
                "GET | nothing | '' | 404",
                "POST | guilds | '' | 405",
                "PUT | " + HARBOUR + "/voice-states/" + Seeded.MIRA + " | not json | 400",
                "PUT | " + HARBOUR + "/voice-states/" + Seeded.MIRA + " | {} | 400",
                "PUT | " + HARBOUR + "/voice-states/" + Seeded.MIRA + " | {\"channelId\":\"1\"} | 404",
                "PUT | " + HARBOUR + "/voice-states/" + Seeded.MIRA + " | {\"channelId\":\"" + Seeded.GENERAL
                        + "\"} | 404",
                "PUT | " + HARBOUR + "/voice-states/" + Seeded.IVO + " | {\"channelId\":\"" + Seeded.PIER + "\"} | 404",
                "PATCH | " + HARBOUR + "/voice-states/" + Seeded.MIRA + " | {} | 409",
                "POST | " + HARBOUR + "/channels | {\"name\":\"x\",\"type\":\"thread\"} | 400",
                "POST | " + HARBOUR + "/channels | {\"name\":\" \"} | 400",
                "DELETE | " + HARBOUR + "/roles/" + Seeded.HARBOUR + " | '' | 409",
                "POST | people | {} | 400",
                "GET | requests?last=x | '' | 400",
                "PUT | limits | {\"globalPerSecond\":0} | 400",
                "PUT | oauth | {\"tokenSeconds\":0} | 400",
                "POST | faults | {\"type\":\"unknown\"} | 400",
            })
    void requestWhenWrongIsAProblemDocument(String method, String path, String body, int status) {
        var response = client.control(method, path, body);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(TestClient.json(response).path("status").asInt()).isEqualTo(status);
        assertThat(TestClient.json(response).path("detail").asString()).isNotBlank();
    }

    private String channelOf(String person) {
        return client.state(HARBOUR)
                .path("voiceStates")
                .valueStream()
                .filter(state -> state.path("userId").asString().equals(person))
                .map(state -> state.path("channelId").asString())
                .findFirst()
                .orElse("");
    }
}
