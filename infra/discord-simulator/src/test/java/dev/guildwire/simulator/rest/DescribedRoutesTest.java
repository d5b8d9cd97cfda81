package dev.guildwire.simulator.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.simulator.OAuthClient;
import dev.guildwire.simulator.Seeded;
import dev.guildwire.simulator.Simulator;
import dev.guildwire.simulator.SimulatorOptions;
import dev.guildwire.simulator.TestClient;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Every route the simulator has, held against Discord's description by the client.
class DescribedRoutesTest {

    private static final String HARBOUR = "/guilds/" + Seeded.HARBOUR;
    private static final String GENERAL = "/channels/" + Seeded.GENERAL;
    private static final String TOMASZ = HARBOUR + "/members/" + Seeded.TOMASZ;

    /// OAuth2's own form is in an RFC and not in Discord's description.
    private static final List<String> OF_OAUTH = List.of("POST /oauth2/token", "POST /oauth2/token/revoke");

    private final Simulator simulator =
            Simulator.start(SimulatorOptions.defaults().withRateLimits(RateLimitOptions.off()));
    private final TestClient client = new TestClient(simulator);

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void routesWhenUsedWellAllAnswerAsDescribed() {
        asks();
        channels();
        roles();
        members();
        voice();
        person();

        var counts = client.state("requests").path("counts");
        assertThat(routes())
                .allSatisfy(route -> assertThat(counts.path(route).propertyNames())
                        .as(route)
                        .anyMatch(status -> status.startsWith("2")));
    }

    @Test
    void routesWhenNobodyKnownAsksAllAnswerAsDescribed() {
        for (var route : routes()) {
            if (!OF_OAUTH.contains(route) && !route.equals("GET /gateway")) {
                assertThat(client.api("Bot wrong", method(route), path(route, "1"), "{}")
                                .statusCode())
                        .as(route)
                        .isEqualTo(401);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 429})
    void routesWhenAFaultAnswersAllAnswerAsDescribed(int status) {
        client.fault("{\"type\":\"answer\",\"route\":\"*\",\"status\":%d,\"retryAfter\":0.5}".formatted(status));

        for (var route : routes()) {
            if (!OF_OAUTH.contains(route)) {
                assertThat(client.bot(method(route), path(route, "1"), "{}").statusCode())
                        .as(route)
                        .isEqualTo(status);
            }
        }
    }

    @Test
    void routesWhenWhatTheyNameIsNotThereAllAnswerAsDescribed() {
        var named =
                routes().stream().filter(route -> route.contains("{")).filter(route -> !route.contains("/users/@me"));

        assertThat(named)
                .allSatisfy(route -> assertThat(client.bot(method(route), path(route, "1"), "{}")
                                .statusCode())
                        .isEqualTo(404));
    }

    @Test
    void pathWhenUnknownOrUsedWronglyIsRefused() {
        var token = "Bot " + simulator.options().application().botToken();
        var unknown = client.send("GET", "/api/v10/nothing", "", "Authorization", token);
        var wrong = client.send("DELETE", "/api/v10/gateway", "", "Authorization", token);

        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).isEqualTo("{\"message\":\"404: Not Found\",\"code\":0}");
        assertThat(wrong.statusCode()).isEqualTo(405);
    }

    private void asks() {
        Stream.of(
                        "/users/@me",
                        "/users/@me/guilds",
                        "/users/" + Seeded.MIRA,
                        "/gateway",
                        "/gateway/bot",
                        "/applications/@me",
                        "/oauth2/applications/@me",
                        HARBOUR,
                        HARBOUR + "/channels",
                        HARBOUR + "/roles",
                        HARBOUR + "/roles/" + Seeded.REGULAR,
                        HARBOUR + "/members?limit=3",
                        HARBOUR + "/members/search?query=mi",
                        TOMASZ,
                        HARBOUR + "/bans",
                        GENERAL)
                .forEach(path -> client.bot("GET", path));
    }

    private void channels() {
        var channel = made(HARBOUR + "/channels", "{\"name\":\"Room\",\"type\":2}");
        client.bot("PATCH", "/channels/" + channel, "{\"user_limit\":3}");
        var overwrite = "/channels/" + channel + "/permissions/" + Seeded.TOMASZ;
        client.bot("PUT", overwrite, "{\"type\":1,\"deny\":\"1024\"}");
        client.bot("DELETE", overwrite);
        client.bot("DELETE", "/channels/" + channel);
        var message = made(GENERAL + "/messages", "{\"content\":\"hello\"}");
        client.bot("GET", GENERAL + "/messages?limit=1");
        client.bot("GET", GENERAL + "/messages/" + message);
    }

    private void roles() {
        var role = made(HARBOUR + "/roles", "{\"name\":\"Crew\"}");
        client.bot("PATCH", HARBOUR + "/roles/" + role, "{\"hoist\":true}");
        client.bot("PUT", TOMASZ + "/roles/" + role);
        client.bot("DELETE", TOMASZ + "/roles/" + role);
        client.bot("DELETE", HARBOUR + "/roles/" + role);
    }

    private void members() {
        client.bot("PATCH", TOMASZ, "{\"nick\":\"Tom\"}");
        client.bot("DELETE", HARBOUR + "/members/" + Seeded.NOOR);
        var ban = HARBOUR + "/bans/" + Seeded.NOOR;
        client.bot("PUT", ban, "{}");
        client.bot("GET", ban);
        client.bot("GET", HARBOUR + "/bans");
        client.bot("DELETE", ban);
    }

    private void voice() {
        client.join(Seeded.HARBOUR, Seeded.TOMASZ, Seeded.PIER);
        client.join(Seeded.HARBOUR, Seeded.BOT, Seeded.PIER);
        for (var who : List.of(Seeded.TOMASZ, "@me")) {
            client.bot("GET", HARBOUR + "/voice-states/" + who);
            client.bot("PATCH", HARBOUR + "/voice-states/" + who, "{\"suppress\":true}");
        }
    }

    private void person() {
        var oauth = new OAuthClient(simulator);
        var token = oauth.tokensOf(Seeded.MIRA, "identify guilds guilds.members.read email")
                .accessToken();
        client.bearer(token, "/users/@me");
        client.bearer(token, "/users/@me/guilds?with_counts=true");
        client.bearer(token, "/users/@me/guilds/" + Seeded.HARBOUR + "/member");
        client.bearer(token, "/oauth2/@me");
        oauth.revoke(token);
    }

    private String made(String path, String body) {
        return TestClient.json(client.bot("POST", path, body)).path("id").asString();
    }

    private List<String> routes() {
        return client.state("routes").valueStream().map(JsonNode::asString).toList();
    }

    private static String method(String route) {
        return route.substring(0, route.indexOf(' '));
    }

    private static String path(String route, String id) {
        return route.substring(route.indexOf(' ') + 1).replaceAll("\\{[a-z_]+}", id);
    }
}
