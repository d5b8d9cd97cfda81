package dev.guildwire.simulator.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.simulator.OAuthClient;
import dev.guildwire.simulator.Seeded;
import dev.guildwire.simulator.Simulator;
import dev.guildwire.simulator.SimulatorOptions;
import dev.guildwire.simulator.TestClient;
import dev.guildwire.simulator.TestClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What headers say of limits, and what happens at each. Time stands still, so a window ends when a test says so.
class RateLimitTest {

    private static final String HARBOUR = "/guilds/" + Seeded.HARBOUR;
    private static final String NIGHT_SHIFT = "/guilds/" + Seeded.NIGHT_SHIFT;
    private static final String GENERAL = "/channels/" + Seeded.GENERAL;

    private final TestClock clock = new TestClock();
    private final Simulator simulator =
            Simulator.start(SimulatorOptions.defaults().withClock(clock));
    private final TestClient client = new TestClient(simulator);

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void answerWhenTheRouteHasABucketShowsItsState() {
        client.bot("GET", HARBOUR);
        clock.advance(Duration.ofMillis(1500));

        var response = client.bot("GET", HARBOUR);

        assertThat(header(response, "X-RateLimit-Limit")).isEqualTo("10");
        assertThat(header(response, "X-RateLimit-Remaining")).isEqualTo("8");
        assertThat(header(response, "X-RateLimit-Reset-After")).isEqualTo("8.500");
        assertThat(header(response, "X-RateLimit-Reset")).isEqualTo("1772366410.000");
        assertThat(header(response, "X-RateLimit-Bucket")).matches("[0-9a-f]{32}");
    }

    @Test
    void bucketWhenUsedUpAnswers429UntilItsWindowEnds() {
        use(HARBOUR, 10);

        var refused = client.bot("GET", HARBOUR);
        clock.advance(Duration.ofSeconds(10));
        var later = client.bot("GET", HARBOUR);

        expectLimited(refused, "user", 10);
        assertThat(header(refused, "X-RateLimit-Remaining")).isEqualTo("0");
        assertThat(refused.headers().firstValue("X-RateLimit-Global")).isEmpty();
        assertThat(later.statusCode()).isEqualTo(200);
    }

    @Test
    void bucketWhenUsedUpForOneGuildIsFreeForAnother() {
        use(HARBOUR, 10);

        var other = client.bot("GET", NIGHT_SHIFT);

        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(header(other, "X-RateLimit-Bucket"))
                .isEqualTo(header(client.bot("GET", HARBOUR), "X-RateLimit-Bucket"));
    }

    @Test
    void bucketWhenTwoRoutesShareItCountsBoth() {
        use(HARBOUR, 5);
        use(HARBOUR + "/channels", 5);

        assertThat(client.bot("GET", HARBOUR).statusCode()).isEqualTo(429);
        assertThat(client.bot("GET", HARBOUR + "/roles").statusCode()).isEqualTo(200);
    }

    @Test
    void globalLimitWhenUsedUpRefusesEveryRouteForTheRestOfTheSecond() {
        useGlobalLimit();
        clock.advance(Duration.ofMillis(400));

        var refused = client.bot("GET", "/users/@me");
        clock.advance(Duration.ofMillis(600));

        expectLimited(refused, "global", 1);
        assertThat(header(refused, "X-RateLimit-Global")).isEqualTo("true");
        assertThat(TestClient.json(refused).path("retry_after").asDouble()).isEqualTo(0.6);
        assertThat(client.bot("GET", "/users/@me").statusCode()).isEqualTo(200);
    }

    @Test
    void globalLimitWhenUsedUpByTheBotLeavesPeopleAlone() {
        var token = new OAuthClient(simulator).tokensOf(Seeded.MIRA, "identify").accessToken();
        useGlobalLimit();

        assertThat(client.bot("GET", "/users/@me").statusCode()).isEqualTo(429);
        assertThat(client.bearer(token, "/users/@me").statusCode()).isEqualTo(200);
    }

    @Test
    void bucketOfAPersonWhenUsedUpLeavesOtherPeopleAlone() {
        var oauth = new OAuthClient(simulator);
        var mira = oauth.tokensOf(Seeded.MIRA, "guilds").accessToken();
        var sol = oauth.tokensOf(Seeded.SOL, "guilds").accessToken();
        for (int i = 0; i < 5; i++) {
            client.bearer(mira, "/users/@me/guilds");
        }

        assertThat(client.bearer(mira, "/users/@me/guilds").statusCode()).isEqualTo(429);
        assertThat(client.bearer(sol, "/users/@me/guilds").statusCode()).isEqualTo(200);
    }

    @Test
    void nameOfAChannelWhenChangedTwiceHasToWaitThoughNoHeaderSaidSo() {
        for (var name : new String[] {"one", "two"}) {
            var changed = client.bot("PATCH", GENERAL, "{\"name\":\"" + name + "\"}");
            assertThat(header(changed, "X-RateLimit-Limit")).isEqualTo("5");
        }

        var refused = client.bot("PATCH", GENERAL, "{\"name\":\"three\"}");
        var other = client.bot("PATCH", GENERAL, "{\"nsfw\":true}");

        expectLimited(refused, "user", 600);
        assertThat(header(refused, "X-RateLimit-Remaining")).isEqualTo("2");
        assertThat(other.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"user, 1", "shared, 1", "global, 1"})
    void limitWhenAFaultSaysSoIsOfItsScope(String scope, int seconds) {
        client.fault(answering429(scope));

        expectLimited(client.bot("GET", HARBOUR), scope, seconds);
    }

    @ParameterizedTest
    @CsvSource({"user, 429", "global, 429", "shared, 200"})
    void addressWhenTooManyAnswersWereInvalidIsBannedUnlessTheLimitIsShared(String scope, int afterwards) {
        client.control("PUT", "limits", "{\"maxInvalid\":3}");
        client.fault(answering429(scope).replace("}", ",\"times\":3}"));
        use(HARBOUR, 3);

        assertThat(raw("/users/@me").statusCode()).isEqualTo(afterwards);
    }

    @Test
    void addressWhenBannedIsAnsweredAsByCloudflareForTenMinutes() {
        client.control("PUT", "limits", "{\"maxInvalid\":2}");
        client.api("Bot wrong", "GET", "/users/@me", "");
        client.api("Bot wrong", "GET", "/users/@me", "");

        var banned = raw("/gateway");
        clock.advance(Duration.ofMinutes(10));
        var later = raw("/gateway");

        assertThat(banned.statusCode()).isEqualTo(429);
        assertThat(banned.headers().firstValue("Via")).isEmpty();
        assertThat(header(banned, "Retry-After")).isEqualTo("600");
        assertThat(header(banned, "Content-Type")).startsWith("text/html");
        assertThat(later.statusCode()).isEqualTo(200);
    }

    @Test
    void limitsWhenOffAreNeitherShownNorEnforced() {
        client.control("PUT", "limits", "{\"enabled\":false}");

        for (int i = 0; i < 60; i++) {
            var response = client.bot("GET", HARBOUR);
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("X-RateLimit-Limit")).isEmpty();
        }
    }

    private static String answering429(String scope) {
        return "{\"type\":\"answer\",\"route\":\"GET /guilds/*\",\"status\":429,\"retryAfter\":0.3,\"scope\":\"%s\"}"
                .formatted(scope);
    }

    private void useGlobalLimit() {
        use(HARBOUR, 10);
        use(NIGHT_SHIFT, 10);
        use(HARBOUR + "/roles", 10);
        use(NIGHT_SHIFT + "/roles", 10);
        use(HARBOUR + "/members", 10);
    }

    private void use(String path, int times) {
        for (int i = 0; i < times; i++) {
            client.bot("GET", path);
        }
    }

    /// Cloudflare's answers are not in Discord's description.
    private HttpResponse<String> raw(String path) {
        var token = simulator.options().application().botToken();
        return client.send("GET", "/api/v10" + path, "", "Authorization", "Bot " + token);
    }

    private static void expectLimited(HttpResponse<String> response, String scope, int seconds) {
        var json = TestClient.json(response);
        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(header(response, "X-RateLimit-Scope")).isEqualTo(scope);
        assertThat(header(response, "Retry-After")).isEqualTo(Integer.toString(seconds));
        assertThat(header(response, "Via")).isNotEmpty();
        assertThat(json.path("global").asBoolean()).isEqualTo(scope.equals("global"));
        assertThat(Math.ceil(json.path("retry_after").asDouble())).isEqualTo(seconds);
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
