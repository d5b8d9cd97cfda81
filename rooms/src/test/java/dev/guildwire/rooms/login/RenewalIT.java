package dev.guildwire.rooms.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildwire.contracts.session.LoginSession;
import dev.guildwire.contracts.topic.Topic;
import dev.guildwire.rooms.Browser;
import dev.guildwire.rooms.Discord;
import dev.guildwire.rooms.MovableClock;
import dev.guildwire.rooms.RoomsServer;
import dev.guildwire.rooms.Stream;
import dev.guildwire.rooms.guild.GuildDirectory;
import dev.guildwire.testsupport.TestServers;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.databind.json.JsonMapper;

/// Two instances and a clock of the test's own, which Discord's simulator goes by as well.
class RenewalIT {

    private static final Duration NEAR_THE_END = Duration.ofDays(6).plusHours(12);
    private static final Duration PAST_THE_END = Duration.ofDays(8);
    private static final Duration CHECK_DUE = Duration.ofMinutes(6);
    private static final String NEWER_SECRET = "newer-secret-newer-secret-newer-secret";
    private static final String REFRESH = "POST /oauth2/token";
    private static final String GUILDS = "GET /users/@me/guilds";

    private static MovableClock clock;
    private static Discord discord;
    private static RoomsServer first;
    private static RoomsServer second;
    private static Stream stream;

    private Browser browser;

    @BeforeAll
    static void start() {
        clock = new MovableClock();
        discord = Discord.start(clock);
        var settings = new HashMap<>(discord.credentials());
        settings.put("ADMIN_ROLE_IDS", Discord.KEEPER);
        settings.put("guildwire.login.sweep-every", "1h");
        // A database of its own: by this clock the sessions of all other tests are long due.
        settings.put("REDIS_URL", TestServers.redis() + "/7");
        settings.put("SESSION_SECRET", RoomsServer.SESSION_SECRET + "," + NEWER_SECRET);
        first = RoomsServer.start(discord.address(), clock, settings);
        settings.put("SESSION_SECRET", NEWER_SECRET + "," + RoomsServer.SESSION_SECRET);
        settings.put("BASE_URL", first.address().toString());
        second = RoomsServer.start(discord.address(), clock, settings);
        stream = new Stream();
        stream.guilds();
        await().until(() -> first.bean(GuildDirectory.class).served().size() >= 2);
    }

    @AfterAll
    static void stop() {
        stream.close();
        second.close();
        first.close();
        discord.close();
    }

    @BeforeEach
    void open() {
        browser = new Browser(first.address());
        browser.login(Discord.NOOR, "/");
    }

    @AfterEach
    void close() {
        browser.close();
        discord.heal();
        discord.join(Discord.HARBOUR, Discord.NOOR);
        discord.join(Discord.NIGHT, Discord.NOOR);
    }

    @Test
    void tokenWhenNearItsEndIsRefreshedOnceByManyRequestsToTwoInstances() throws Exception {
        clock.forward(NEAR_THE_END);
        var before = discord.requests(REFRESH);
        discord.fault("{\"type\":\"delay\",\"route\":\"" + REFRESH + "\",\"delayMs\":200}");

        var answers = atOnce(40);

        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(200));
        assertThat(discord.requests(REFRESH) - before).isEqualTo(1);
        clock.forward(Duration.ofDays(2));
        assertThat(browser.get("/api/session").statusCode()).isEqualTo(200);
        assertThat(discord.requests(REFRESH) - before).isEqualTo(1);
    }

    @Test
    void tokenWhenItHasEndedIsRefreshedOnceAndAllRequestsWait() throws Exception {
        clock.forward(PAST_THE_END);
        var before = discord.requests(REFRESH);
        discord.fault("{\"type\":\"delay\",\"route\":\"" + REFRESH + "\",\"delayMs\":500}");

        var answers = atOnce(40);

        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(200));
        assertThat(discord.requests(REFRESH) - before).isEqualTo(1);
    }

    @Test
    void cookieWhenTheSessionIsRenewedLastsLonger() {
        clock.forward(NEAR_THE_END);

        var answer = browser.get("/api/session");

        assertThat(answer.headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie)
                        .startsWith(LoginSession.DEFAULT_COOKIE + "=")
                        .contains("Max-Age=2592000"));
    }

    @Test
    void callbackWhenTheCodeIsTooOldIsRefused() {
        var callback = browser.consent(Discord.NOOR, browser.visit("/auth/discord/login"));
        clock.forward(Duration.ofMinutes(2));

        var answer = browser.visit(callback);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("That login is no longer valid");
    }

    @Test
    void refreshWhenRefusedEndsTheSessionAndSaysWhereToLogIn() {
        clock.forward(PAST_THE_END);
        discord.fault("{\"type\":\"refuse-refresh\"}");
        try (var events = stream.read(Topic.USER_EVENTS)) {
            var answer = browser.send(browser.request("/api/session").header("Referer", first.address() + "/rooms"));

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("\"login\":\"/auth/discord/login?returnTo=%2Frooms\"");
            assertThat(browser.cookie(LoginSession.DEFAULT_COOKIE)).isEmpty();
            await().untilAsserted(() -> assertThat(events.seen())
                    .anySatisfy(
                            event -> assertThat(event).startsWith("session.revoked {\"userId\":\"" + Discord.NOOR)));
        }
    }

    @Test
    void refreshWhenRefusedSendsAPageToTheLoginAndBack() {
        clock.forward(PAST_THE_END);
        discord.fault("{\"type\":\"refuse-refresh\"}");

        var answer = browser.visit("/index.html?a=b");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location"))
                .contains("/auth/discord/login?returnTo=%2Findex.html%3Fa%3Db");
    }

    @Test
    void sessionWhenThePersonRemovedUsAtDiscordEnds() {
        clock.forward(CHECK_DUE);
        discord.deauthorize(Discord.NOOR);

        assertThat(browser.get("/api/session").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 429})
    void discordWhenDownBeforeTheTokenEndsIsNotNoticed(int status) {
        clock.forward(NEAR_THE_END);
        discord.fault(failing("*", status));

        assertThat(browser.get("/api/session").statusCode()).isEqualTo(200);
    }

    @Test
    void discordWhenDownAfterTheTokenEndedIsNamedAndTheSessionGoesOnLater() {
        clock.forward(PAST_THE_END);
        discord.fault(failing(REFRESH, 503));

        var answer = browser.get("/api/session");
        discord.heal();

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("discord-unavailable");
        assertThat(browser.get("/api/session").statusCode()).isEqualTo(200);
    }

    @Test
    void keyWhenANewerOneIsInFrontReadsTheOldTokensAndWritesNewOnes() {
        clock.forward(NEAR_THE_END);

        assertThat(via(second, "/api/session").statusCode()).isEqualTo(200);
        var record = first.bean(RedisUserSessions.class).of(Discord.NOOR).stream()
                .flatMap(id -> first.bean(RedisSessions.class).find(id).stream())
                .filter(session -> !session.grant().expiresWithin(Duration.ofDays(6), clock.instant()))
                .findFirst()
                .orElseThrow();

        assertThat(cipher(RoomsServer.SESSION_SECRET)
                        .decrypt(record.grant().tokens(), record.login().sid()))
                .isEmpty();
        assertThat(cipher(NEWER_SECRET)
                        .decrypt(record.grant().tokens(), record.login().sid()))
                .isPresent();
        assertThat(browser.get("/api/session").statusCode()).isEqualTo(200);
    }

    @Test
    void membershipWhenLostIsNoticedWithTheNextRequestAfterFiveMinutes() {
        discord.leave(Discord.HARBOUR, Discord.NOOR);
        try (var events = stream.read(Topic.USER_EVENTS)) {
            var early = browser.get("/api/session").body();
            clock.forward(CHECK_DUE);
            var late = browser.get("/api/session").body();

            assertThat(early).contains(Discord.HARBOUR.toString());
            assertThat(late).doesNotContain(Discord.HARBOUR.toString()).contains(Discord.NIGHT.toString());
            await().untilAsserted(() -> assertThat(events.seen())
                    .contains("membership.lost {\"userId\":\"" + Discord.NOOR + "\",\"guildId\":\"" + Discord.HARBOUR
                            + "\"}"));
        }
    }

    @Test
    void membershipWhenLostEverywhereEndsTheSession() {
        discord.leave(Discord.HARBOUR, Discord.NOOR);
        discord.leave(Discord.NIGHT, Discord.NOOR);
        clock.forward(CHECK_DUE);

        assertThat(browser.get("/api/session").statusCode()).isEqualTo(401);
    }

    @Test
    void membershipWhenDueIsAskedForOnceByManyRequests() throws Exception {
        clock.forward(CHECK_DUE);
        var before = discord.requests(GUILDS);
        discord.fault("{\"type\":\"delay\",\"route\":\"" + GUILDS + "\",\"delayMs\":200}");

        var answers = atOnce(20);

        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(200));
        assertThat(discord.requests(GUILDS) - before).isEqualTo(1);
    }

    @Test
    void membershipWhenLostIsNoticedWithoutARequest() {
        discord.leave(Discord.HARBOUR, Discord.NOOR);
        clock.forward(CHECK_DUE);
        try (var events = stream.read(Topic.USER_EVENTS)) {
            first.bean(RenewalSweep.class).sweep();

            await().untilAsserted(() -> assertThat(events.seen())
                    .anySatisfy(
                            event -> assertThat(event).startsWith("membership.lost {\"userId\":\"" + Discord.NOOR)));
        }
    }

    @Test
    void sweepWhenNobodyUsesASessionLeavesDiscordAlone() {
        clock.forward(Duration.ofHours(1));
        var before = discord.requests(GUILDS);

        await().untilAsserted(() -> {
            first.bean(RenewalSweep.class).sweep();
            assertThat(watched()).isNull();
        });

        assertThat(discord.requests(GUILDS)).isEqualTo(before);
        assertThat(browser.get("/api/session").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GUILD_MEMBER_REMOVE", "GUILD_BAN_ADD"})
    void membershipWhenDiscordTellsOfItsEndIsGoneAtOnce(String dispatch) {
        try (var events = stream.read(Topic.USER_EVENTS)) {
            stream.member(dispatch, Discord.HARBOUR, Discord.NOOR);

            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(events.seen())
                            .contains("membership.lost {\"userId\":\"" + Discord.NOOR + "\",\"guildId\":\""
                                    + Discord.HARBOUR + "\"}"));
            assertThat(browser.get("/api/session").body()).doesNotContain(Discord.HARBOUR.toString());
            stream.member(dispatch, Discord.NIGHT, Discord.NOOR);
            await().untilAsserted(() ->
                    assertThat(browser.get("/api/session").statusCode()).isEqualTo(401));
            await().untilAsserted(() -> assertThat(events.seen())
                    .anySatisfy(event -> assertThat(event).startsWith("session.revoked")));
        }
    }

    @Test
    void adminWhenTheRoleIsGivenAndTakenIsOneFromThenOnAndNoLonger() {
        assertThat(browser.get("/api/session").body()).contains("\"admin\":false");

        discord.giveRole(Discord.HARBOUR, Discord.NOOR, Discord.KEEPER);
        stream.member("GUILD_MEMBER_UPDATE", Discord.HARBOUR, Discord.NOOR);
        await().untilAsserted(
                        () -> assertThat(browser.get("/api/session").body()).contains("\"admin\":true"));

        discord.takeRole(Discord.HARBOUR, Discord.NOOR, Discord.KEEPER);
        clock.forward(CHECK_DUE);
        assertThat(browser.get("/api/session").body()).contains("\"admin\":false");
    }

    @Test
    void adminWhenThePersonHasTheRoleAtLoginIsOneAtOnce() {
        try (var mira = new Browser(first.address())) {
            mira.login(Discord.MIRA, "/");

            assertThat(mira.get("/api/session").body()).contains("\"admin\":true");
        }
    }

    @Test
    void sessionWhenItIsVeryOldEndsThoughItWasUsed() {
        for (var day = 0; day < 90; day += 5) {
            assertThat(browser.get("/api/session").statusCode()).isEqualTo(200);
            clock.forward(Duration.ofDays(5));
        }

        assertThat(browser.get("/api/session").statusCode()).isEqualTo(401);
    }

    private List<HttpResponse<String>> atOnce(int requests) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, requests)
                    .<Callable<HttpResponse<String>>>mapToObj(
                            number -> () -> via(number % 2 == 0 ? first : second, "/api/session"))
                    .toList();
            var answers = new ArrayList<HttpResponse<String>>();
            for (var future : threads.invokeAll(calls)) {
                answers.add(future.get());
            }
            return answers;
        }
    }

    /// When this browser's session is looked at next, if ever.
    private @Nullable Double watched() {
        return first.bean(StringRedisTemplate.class).opsForZSet().score("guildwire:login:watch", sessionId());
    }

    private String sessionId() {
        var cookie = browser.cookie(LoginSession.DEFAULT_COOKIE).orElseThrow().getValue();
        return new String(Base64.getDecoder().decode(cookie), StandardCharsets.UTF_8);
    }

    private static TokenCipher cipher(String secret) {
        return new TokenCipher(secret, new SecureRandom(), JsonMapper.shared());
    }

    private HttpResponse<String> via(RoomsServer instance, String path) {
        return browser.send(HttpRequest.newBuilder(URI.create(instance.address() + path)));
    }

    private static String failing(String route, int status) {
        return "{\"type\":\"answer\",\"route\":\"" + route + "\",\"status\":" + status + ",\"retryAfter\":60}";
    }
}
