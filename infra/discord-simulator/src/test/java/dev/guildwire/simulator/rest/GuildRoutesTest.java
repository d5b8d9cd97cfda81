package dev.guildwire.simulator.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.simulator.Seeded;
import dev.guildwire.simulator.Simulator;
import dev.guildwire.simulator.SimulatorOptions;
import dev.guildwire.simulator.TestClient;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the bot reads and changes. The client holds every answer against Discord's description.
class GuildRoutesTest {

    private static final String HARBOUR = "/guilds/" + Seeded.HARBOUR;

    private final Simulator simulator =
            Simulator.start(SimulatorOptions.defaults().withRateLimits(RateLimitOptions.off()));
    private final TestClient client = new TestClient(simulator);

    @AfterEach
    void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/users/@me",
                "/users/@me/guilds",
                "/users/@me/guilds?with_counts=true",
                "/users/" + Seeded.MIRA,
                "/gateway",
                "/gateway/bot",
                "/applications/@me",
                "/oauth2/applications/@me",
                HARBOUR,
                HARBOUR + "?with_counts=true",
                HARBOUR + "/channels",
                HARBOUR + "/roles",
                HARBOUR + "/roles/" + Seeded.REGULAR,
                HARBOUR + "/members?limit=1000",
                HARBOUR + "/members/" + Seeded.MIRA,
                HARBOUR + "/members/search?query=mi&limit=5",
                HARBOUR + "/bans",
                "/channels/" + Seeded.PIER,
                "/channels/" + Seeded.GENERAL,
                "/channels/" + Seeded.GENERAL + "/messages",
            })
    void getWhenTheThingIsThereAnswersAsDescribed(String path) {
        assertThat(client.bot("GET", path).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /guilds/1, 404, 10004",
        "GET, /guilds/x, 404, 10004",
        "GET, /channels/1, 404, 10003",
        "GET, /users/1, 404, 10013",
        "GET, /guilds/1156034721895432192/members/1, 404, 10013",
        "GET, /guilds/1156034721895432192/members/873233295108771843, 404, 10007",
        "GET, /guilds/1156034721895432192/roles/1, 404, 10011",
        "GET, /guilds/1156034721895432192/bans/158725886017798147, 404, 10026",
        "GET, /guilds/1156034721895432192/voice-states/158725886017798147, 404, 10065",
        "GET, /channels/1155429057517584386/messages/1, 404, 10008",
        "DELETE, /channels/1155430098929713158/permissions/1, 404, 10009",
        "DELETE, /guilds/1156034721895432192/members/158725886017798147, 403, 50013",
        "PUT, /guilds/1156034721895432192/bans/158725886017798147, 403, 50013",
    })
    void requestWhenRefusedSaysWhy(String method, String path, int status, int code) {
        expect(client.bot(method, path), status, code);
    }

    @Test
    void requestWhenTheTokenIsWrongIsUnauthorized() {
        expect(client.api("Bot wrong", "GET", "/users/@me", ""), 401, 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | name | BASE_TYPE_REQUIRED",
                "{\"name\":7} | name | STRING_TYPE_CONVERT",
                "{\"name\":\"\"} | name | BASE_TYPE_BAD_LENGTH",
                "{\"name\":\"x\",\"type\":3} | type | BASE_TYPE_CHOICES",
                "{\"name\":\"x\",\"user_limit\":100} | user_limit | NUMBER_TYPE_BOUNDS",
                "{\"name\":\"x\",\"user_limit\":\"4\"} | user_limit | NUMBER_TYPE_COERCE",
                "{\"name\":\"x\",\"parent_id\":\"1\"} | parent_id | CHANNEL_PARENT_INVALID",
                "{\"name\":\"x\",\"nsfw\":1} | nsfw | BOOLEAN_TYPE_CONVERT",
            })
    void createChannelWhenAFieldIsWrongNamesIt(String body, String field, String code) {
        var response = client.bot("POST", HARBOUR + "/channels", body);

        expect(response, 400, 50035);
        var errors = TestClient.json(response).path("errors").path(field).path("_errors");
        assertThat(errors.path(0).path("code").asString()).isEqualTo(code);
    }

    @Test
    void createChannelWhenTheBodyIsNotJsonIsRefused() {
        expect(client.bot("POST", HARBOUR + "/channels", "{"), 400, 50109);
    }

    @Test
    void channelWhenMadeChangedAndDeletedShowsEachStep() {
        var body = "{\"name\":\"Room\",\"type\":2,\"user_limit\":4}";
        var made = TestClient.json(client.bot("POST", HARBOUR + "/channels", body));
        var path = "/channels/" + made.path("id").asString();

        var changed = TestClient.json(client.bot("PATCH", path, "{\"name\":\"Other\",\"user_limit\":2}"));
        var deleted = client.bot("DELETE", path);

        assertThat(made.path("user_limit").asInt()).isEqualTo(4);
        assertThat(changed.path("name").asString()).isEqualTo("Other");
        assertThat(changed.path("user_limit").asInt()).isEqualTo(2);
        assertThat(deleted.statusCode()).isEqualTo(200);
        expect(client.bot("GET", path), 404, 10003);
    }

    @Test
    void channelWhenTheBotHidesItFromItselfIsOutOfItsReach() {
        var body =
                "{\"name\":\"Room\",\"type\":2,\"permission_overwrites\":[{\"id\":\"%s\",\"type\":0,\"deny\":\"1024\"}]}"
                        .formatted(Seeded.HARBOUR);
        var made = TestClient.json(client.bot("POST", HARBOUR + "/channels", body));

        expect(client.bot("DELETE", "/channels/" + made.path("id").asString()), 403, 50001);
    }

    @Test
    void channelWhenItGrantsWhatTheBotHasNotIsRefused() {
        var body = "{\"name\":\"Room\",\"permission_overwrites\":[{\"id\":\"%s\",\"type\":0,\"allow\":\"8\"}]}"
                .formatted(Seeded.HARBOUR);

        expect(client.bot("POST", HARBOUR + "/channels", body), 403, 50013);
    }

    @Test
    void channelsWhenThereAreTooManyAreRefused() {
        int missing = 500 - client.state("guilds").path(0).path("channels").size();
        for (int i = 0; i < missing; i++) {
            client.control("POST", "guilds/" + Seeded.HARBOUR + "/channels", "{\"name\":\"x\"}");
        }

        expect(client.bot("POST", HARBOUR + "/channels", "{\"name\":\"x\"}"), 400, 30013);
    }

    @Test
    void rolesWhenThereAreTooManyAreRefused() {
        int missing = 250 - client.state("guilds").path(0).path("roles").size();
        for (int i = 0; i < missing; i++) {
            client.control("POST", "guilds/" + Seeded.HARBOUR + "/roles", "{\"name\":\"x\"}");
        }

        expect(client.bot("POST", HARBOUR + "/roles", "{\"name\":\"x\"}"), 400, 30005);
    }

    @Test
    void roleWhenMadeGivenTakenAndDeletedShowsEachStep() {
        var made = TestClient.json(client.bot("POST", HARBOUR + "/roles", "{\"name\":\"Crew\",\"color\":255}"));
        var role = made.path("id").asString();
        var given = HARBOUR + "/members/" + Seeded.TOMASZ + "/roles/" + role;

        assertThat(made.path("colors").path("primary_color").asInt()).isEqualTo(255);
        assertThat(client.bot("PUT", given).statusCode()).isEqualTo(204);
        assertThat(client.bot("GET", HARBOUR + "/members/" + Seeded.TOMASZ).body())
                .contains(role);
        assertThat(client.bot("DELETE", given).statusCode()).isEqualTo(204);
        assertThat(client.bot("GET", HARBOUR + "/members/" + Seeded.TOMASZ).body())
                .doesNotContain(role);
        assertThat(client.bot("PATCH", HARBOUR + "/roles/" + role, "{\"name\":\"Mates\"}")
                        .body())
                .contains("Mates");
        assertThat(client.bot("DELETE", HARBOUR + "/roles/" + role).statusCode())
                .isEqualTo(204);
    }

    @Test
    void memberWhenMovedAndDisconnectedFollows() {
        var member = HARBOUR + "/members/" + Seeded.TOMASZ;
        expect(client.bot("PATCH", member, "{\"channel_id\":\"" + Seeded.PIER + "\"}"), 400, 40032);
        client.join(Seeded.HARBOUR, Seeded.TOMASZ, Seeded.LIGHTHOUSE);

        client.bot("PATCH", member, "{\"channel_id\":\"" + Seeded.PIER + "\"}");
        var moved = client.bot("GET", HARBOUR + "/voice-states/" + Seeded.TOMASZ);
        client.bot("PATCH", member, "{\"channel_id\":null}");

        assertThat(TestClient.json(moved).path("channel_id").asString()).isEqualTo(Seeded.PIER);
        expect(client.bot("GET", HARBOUR + "/voice-states/" + Seeded.TOMASZ), 404, 10065);
    }

    @Test
    void memberWhenKickedOrBannedIsGone() {
        assertThat(client.bot("DELETE", HARBOUR + "/members/" + Seeded.TOMASZ).statusCode())
                .isEqualTo(204);
        assertThat(client.bot("PUT", HARBOUR + "/bans/" + Seeded.SOL, "{}").statusCode())
                .isEqualTo(204);

        expect(client.bot("GET", HARBOUR + "/members/" + Seeded.TOMASZ), 404, 10007);
        expect(client.bot("GET", HARBOUR + "/members/" + Seeded.SOL), 404, 10007);
        assertThat(client.bot("GET", HARBOUR + "/bans/" + Seeded.SOL).statusCode())
                .isEqualTo(200);
        assertThat(client.bot("DELETE", HARBOUR + "/bans/" + Seeded.SOL).statusCode())
                .isEqualTo(204);
    }

    @Test
    void messageWhenTheNonceIsEnforcedIsMadeOnce() {
        var path = "/channels/" + Seeded.GENERAL + "/messages";
        var body = "{\"content\":\"hello\",\"nonce\":\"n1\",\"enforce_nonce\":true,\"embeds\":[{\"title\":\"t\"}]}";

        var first = TestClient.json(client.bot("POST", path, body));
        var again = TestClient.json(client.bot("POST", path, body));

        assertThat(again.path("id")).isEqualTo(first.path("id"));
        assertThat(TestClient.json(client.bot("GET", path)).size()).isEqualTo(1);
        expect(client.bot("POST", path, "{\"content\":\" \"}"), 400, 50006);
    }

    private static void expect(HttpResponse<String> response, int status, int code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(TestClient.json(response).path("code").asInt()).isEqualTo(code);
    }
}
