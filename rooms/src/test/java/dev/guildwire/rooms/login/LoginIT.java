package dev.guildwire.rooms.login;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildwire.contracts.session.LoginSession;
import dev.guildwire.contracts.topic.Topic;
import dev.guildwire.rooms.Browser;
import dev.guildwire.rooms.Discord;
import dev.guildwire.rooms.RoomsServer;
import dev.guildwire.rooms.Stream;
import dev.guildwire.rooms.guild.GuildDirectory;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.web.util.UriComponentsBuilder;

class LoginIT {

    private static Discord discord;
    private static RoomsServer rooms;
    private static Stream stream;

    private Browser browser;

    @BeforeAll
    static void start() {
        discord = Discord.start();
        rooms = RoomsServer.start(discord);
        stream = new Stream();
        stream.guilds();
        await().until(() -> rooms.bean(GuildDirectory.class).served().size() >= 2);
    }

    @AfterAll
    static void stop() {
        stream.close();
        rooms.close();
        discord.close();
    }

    @BeforeEach
    void open() {
        browser = new Browser(rooms.address());
    }

    @AfterEach
    void close() {
        browser.close();
        discord.heal();
    }

    @Test
    void loginWhenBegunAsksDiscordForLittleAndProvesItselfLater() {
        var authorize = Browser.location(browser.visit("/auth/discord/login"));

        assertThat(authorize.toString()).startsWith(discord.address() + "/oauth2/authorize?");
        assertThat(authorize.getQuery())
                .contains("response_type=code", "scope=identify guilds", "code_challenge_method=S256", "prompt=none")
                .contains("redirect_uri=" + rooms.address() + "/auth/discord/callback")
                .containsPattern("code_challenge=[\\w-]{43}")
                .containsPattern("state=[\\w-]{43}=");
    }

    @Test
    void loginWhenEndedLeadsToTheWantedPageWithASession() {
        var answer = browser.login(Discord.NOOR, "/invite/abc?x=1");
        var session = browser.get("/api/session");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).contains("/invite/abc?x=1");
        assertThat(session.statusCode()).isEqualTo(200);
        assertThat(session.body())
                .contains("\"user\":{\"id\":\"" + Discord.NOOR + "\",\"username\":\"noor\",\"avatar\":null}")
                .contains("\"id\":\"" + Discord.HARBOUR + "\",\"name\":\"Harbour Lights\"")
                .contains("\"id\":\"" + Discord.NIGHT + "\",\"name\":\"Night Shift\"")
                .contains("\"admin\":false");
    }

    @Test
    void guildsWhenListedAreThePersonsOnly() {
        browser.login(Discord.FELIX, "/");

        assertThat(browser.get("/api/session").body())
                .contains(Discord.NIGHT.toString())
                .doesNotContain(Discord.HARBOUR.toString());
    }

    @Test
    void cookieWhenSetIsOutOfReachOfScriptsAndOtherSites() {
        var answer = browser.login(Discord.NOOR, "/");

        assertThat(answer.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith(LoginSession.DEFAULT_COOKIE + "=")
                        .contains("Path=/", "HttpOnly", "SameSite=Lax", "Max-Age=2592000")
                        .doesNotContain("Secure", "Domain"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "https://evil.example", "/%5Cevil.example", "/%0d%0aSet-Cookie:a=b"})
    void loginWhenReturnToIsAnotherSiteEndsAtTheStart(String returnTo) {
        var answer = browser.login(Discord.NOOR, returnTo);

        assertThat(answer.headers().firstValue("Location")).contains("/");
    }

    @Test
    void tabsWhenTwoLogInAtOnceBothGetThere() {
        var first = browser.visit("/auth/discord/login?returnTo=/one");
        var second = browser.visit("/auth/discord/login?returnTo=/two");

        var firstEnd = browser.visit(browser.consent(Discord.NOOR, first));
        var secondEnd = browser.visit(browser.consent(Discord.NOOR, second));

        assertThat(firstEnd.headers().firstValue("Location")).contains("/one");
        assertThat(secondEnd.headers().firstValue("Location")).contains("/two");
    }

    @Test
    void sessionWhenThePersonLogsInAgainIsAnother() {
        browser.login(Discord.NOOR, "/");
        var before = sessionCookie();

        browser.login(Discord.NOOR, "/");

        assertThat(sessionCookie()).isNotEqualTo(before);
        assertThat(withCookie(before).statusCode()).isEqualTo(401);
    }

    @Test
    void sessionWhenItsIdWasChosenByAnotherIsNotUsed() {
        var chosen = Base64.getEncoder().encodeToString("chosen-by-another".getBytes(UTF_8));
        var begun = browser.visit("/auth/discord/login");
        var callback = browser.consent(Discord.NOOR, begun);

        browser.send(browser.request(callback.getPath() + "?" + callback.getRawQuery())
                .header("Cookie", LoginSession.DEFAULT_COOKIE + "=" + chosen));

        assertThat(withCookie(chosen).statusCode()).isEqualTo(401);
    }

    @Test
    void tokensWhenStoredAreNotToBeRead() {
        browser.login(Discord.NOOR, "/");
        var id = new String(Base64.getDecoder().decode(sessionCookie()), UTF_8);

        var hash = rooms.bean(StringRedisTemplate.class)
                .<String, String>opsForHash()
                .entries(LoginSession.REDIS_NAMESPACE + ":sessions:" + id);

        assertThat(hash).containsKeys("sessionAttr:login", "sessionAttr:grant", "lastAccessedTime");
        assertThat(hash.get("sessionAttr:login")).contains("\"userId\":\"" + Discord.NOOR + "\"");
        assertThat(hash.get("sessionAttr:grant"))
                .matches("\\{\"tokens\":\"[0-9a-f]{8}\\.[\\w-]+\",\"expiresAt\":\\d+}");
        assertThat(browser.get("/api/session").body()).doesNotContain("token", "sid");
    }

    @Test
    void sessionWhenNotUsedEndsByItself() {
        browser.login(Discord.NOOR, "/");
        var id = new String(Base64.getDecoder().decode(sessionCookie()), UTF_8);
        var key = LoginSession.REDIS_NAMESPACE + ":sessions:" + id;
        var redis = rooms.bean(StringRedisTemplate.class);

        assertThat(redis.getExpire(key, TimeUnit.MINUTES)).isBetween(30 * 24 * 60L - 10, 30 * 24 * 60L);

        redis.expire(key, Duration.ofMillis(1));
        await().untilAsserted(() ->
                assertThat(browser.get("/api/session").statusCode()).isEqualTo(401));
    }

    @Test
    void callbackWhenConsentWasRefusedSaysSoAndHowToGoOn() {
        var authorize = Browser.location(browser.visit("/auth/discord/login?returnTo=/rooms"));

        var answer = browser.visit("/auth/discord/callback?error=access_denied&state=" + state(authorize));

        assertPage(answer, 403, "You did not let us log you in");
        assertThat(answer.body()).contains("href=\"/auth/discord/login?returnTo=%2Frooms\"");
    }

    @Test
    void callbackWhenStateIsUnknownIsRefused() {
        assertPage(browser.visit("/auth/discord/callback?code=x&state=y"), 400, "That login is no longer valid");
        assertPage(browser.visit("/auth/discord/callback"), 400, "That login is no longer valid");
    }

    @Test
    void callbackWhenStateIsOfAnotherBrowserIsRefusedAndSpent() {
        try (var other = new Browser(rooms.address())) {
            other.visit("/auth/discord/login");
            var callback = browser.consent(Discord.NOOR, browser.visit("/auth/discord/login"));

            assertPage(other.visit(callback), 400, "That login is no longer valid");
            assertPage(browser.visit(callback), 400, "That login is no longer valid");
        }
    }

    @Test
    void callbackWhenUsedTwiceIsRefused() {
        var callback = browser.consent(Discord.NOOR, browser.visit("/auth/discord/login"));

        assertThat(browser.visit(callback).statusCode()).isEqualTo(302);
        assertPage(browser.visit(callback), 400, "That login is no longer valid");
    }

    @Test
    void callbackWhenTheCodeWasUsedBeforeIsRefused() {
        var callback = browser.consent(Discord.NOOR, browser.visit("/auth/discord/login"));
        browser.visit(callback);
        var state = state(Browser.location(browser.visit("/auth/discord/login")));

        var answer = browser.visit("/auth/discord/callback?code=" + query(callback, "code") + "&state=" + state);

        assertPage(answer, 400, "That login is no longer valid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST /oauth2/token", "GET /users/@me", "GET /users/@me/guilds"})
    void callbackWhenDiscordFailsSaysThatItIsDiscord(String route) {
        var callback = browser.consent(Discord.NOOR, browser.visit("/auth/discord/login"));
        discord.fault("{\"type\":\"answer\",\"route\":\"" + route + "\",\"status\":503}");

        var answer = browser.visit(callback);

        assertPage(answer, 502, "Discord does not answer");
        assertThat(browser.cookie(LoginSession.DEFAULT_COOKIE)).isEmpty();
    }

    @Test
    void callbackWhenThePersonIsInNoServedGuildSaysSo() {
        assertPage(browser.login(Discord.IVO, "/"), 403, "You are in none of our servers");
        assertThat(browser.get("/api/session").statusCode()).isEqualTo(401);
    }

    @Test
    void logoutWhenAskedEndsTheSessionAndTellsTheEdges() {
        browser.login(Discord.NOOR, "/");
        var cookie = sessionCookie();
        try (var events = stream.read(Topic.USER_EVENTS)) {
            var answer = browser.post("/auth/logout", "");

            assertThat(answer.statusCode()).isEqualTo(204);
            assertThat(answer.headers().firstValue("Set-Cookie"))
                    .hasValueSatisfying(header -> assertThat(header)
                            .startsWith(LoginSession.DEFAULT_COOKIE + "=;")
                            .contains("Max-Age=0"));
            assertThat(withCookie(cookie).statusCode()).isEqualTo(401);
            await().untilAsserted(() -> assertThat(events.seen())
                    .anySatisfy(event -> assertThat(event)
                            .startsWith("session.revoked {\"userId\":\"" + Discord.NOOR + "\",\"sid\":\"")));
        }
    }

    @Test
    void logoutWhenNobodyIsLoggedInIsAnsweredTheSame() {
        assertThat(browser.post("/auth/logout", "").statusCode()).isEqualTo(204);
    }

    @Test
    void logoutEverywhereWhenAskedEndsAllSessionsOfThePersonAndNoOthers() {
        try (var phone = new Browser(rooms.address());
                var other = new Browser(rooms.address());
                var events = stream.read(Topic.USER_EVENTS)) {
            browser.login(Discord.NOOR, "/");
            phone.login(Discord.NOOR, "/");
            other.login(Discord.FELIX, "/");

            assertThat(browser.post("/auth/logout-everywhere", "").statusCode()).isEqualTo(204);

            assertThat(browser.get("/api/session").statusCode()).isEqualTo(401);
            assertThat(phone.get("/api/session").statusCode()).isEqualTo(401);
            assertThat(other.get("/api/session").statusCode()).isEqualTo(200);
            await().untilAsserted(() ->
                    assertThat(events.seen()).contains("user.revoked {\"userId\":\"" + Discord.NOOR + "\"}"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "http://localhost:1"})
    void writeWhenItComesFromAnotherSiteIsRefused(String origin) {
        browser.login(Discord.NOOR, "/");

        var answer = browser.send(browser.write("/auth/logout", "").setHeader("Origin", origin));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("foreign-origin");
        assertThat(browser.get("/api/session").statusCode()).isEqualTo(200);
    }

    @Test
    void writeWhenItDoesNotSayWhereItComesFromIsBelievedOnlyFromABrowserThatVouches() {
        browser.login(Discord.NOOR, "/");
        var silent = browser.request("/api/ws-token").POST(HttpRequest.BodyPublishers.noBody());

        assertThat(browser.send(silent.copy()).statusCode()).isEqualTo(403);
        assertThat(browser.send(silent.copy().header("Sec-Fetch-Site", "cross-site"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.send(silent.copy().header("Sec-Fetch-Site", "same-origin"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void pageWhenServedMayRunOurFilesOnly() {
        var headers = browser.visit("/").headers();

        assertThat(headers.firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains(
                                "default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'")
                        .contains("connect-src 'self' ws://localhost:"
                                + rooms.address().getPort())
                        .doesNotContain("unsafe", "*"));
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
        assertThat(headers.firstValue("Server")).isEmpty();
    }

    private static HttpResponse<String> withCookie(String value) {
        try (var thief = new Browser(rooms.address())) {
            return thief.send(
                    thief.request("/api/session").header("Cookie", LoginSession.DEFAULT_COOKIE + "=" + value));
        }
    }

    private static void assertPage(HttpResponse<String> answer, int status, String title) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(answer.body()).contains("<h1>" + title + "</h1>").doesNotContain("Exception");
    }

    private String sessionCookie() {
        return browser.cookie(LoginSession.DEFAULT_COOKIE).orElseThrow().getValue();
    }

    private static String state(URI authorize) {
        return query(authorize, "state");
    }

    private static String query(URI uri, String field) {
        return Objects.requireNonNull(
                UriComponentsBuilder.fromUri(uri).build().getQueryParams().getFirst(field));
    }
}
