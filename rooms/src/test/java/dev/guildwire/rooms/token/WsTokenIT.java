package dev.guildwire.rooms.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildwire.contracts.token.SigningKeys;
import dev.guildwire.contracts.token.WsTokenClaims;
import dev.guildwire.rooms.Browser;
import dev.guildwire.rooms.Discord;
import dev.guildwire.rooms.RoomsServer;
import dev.guildwire.rooms.Stream;
import dev.guildwire.rooms.guild.GuildDirectory;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import javax.crypto.Mac;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WsTokenIT {

    private static final int LIMIT = 20;

    private static Discord discord;
    private static RoomsServer rooms;

    private Browser browser;

    @BeforeAll
    static void start() {
        discord = Discord.start();
        var settings = new HashMap<>(discord.credentials());
        settings.put("guildwire.limit.token-per-user.requests", Integer.toString(LIMIT));
        rooms = RoomsServer.start(discord.address(), Clock.systemUTC(), settings);
        try (var stream = new Stream()) {
            stream.guilds();
        }
        await().until(() -> rooms.bean(GuildDirectory.class).served().size() >= 2);
    }

    @AfterAll
    static void stop() {
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
    }

    @Test
    void tokenWhenAGuildIsNamedSaysWhoForWhatAndHowLong() throws Exception {
        browser.login(Discord.NOOR, "/");
        var before = Instant.now();

        var answer = json(browser.post("/api/ws-token", "{\"guildId\":\"" + Discord.NIGHT + "\"}"));

        var parts = answer.path("token").asString().split("\\.", -1);
        var header = part(parts[0]);
        var claims = part(parts[1]);
        assertThat(answer.path("guildId").asString()).isEqualTo(Discord.NIGHT.toString());
        assertThat(header.path("alg").asString()).isEqualTo("HS256");
        assertThat(header.path("kid").asString()).isEqualTo("test");
        assertThat(claims.path("sub").asString()).isEqualTo(Discord.NOOR.toString());
        assertThat(claims.path(WsTokenClaims.GUILD_ID).asString()).isEqualTo(Discord.NIGHT.toString());
        assertThat(claims.path(WsTokenClaims.SID).asString()).hasSize(43);
        assertThat(claims.path("aud").toString()).contains(WsTokenClaims.AUDIENCE);
        assertThat(Instant.ofEpochSecond(claims.path("exp").asLong()))
                .isBetween(before.plusSeconds(15 * 60 - 1), before.plusSeconds(15 * 60 + 30))
                .isEqualTo(Instant.ofEpochMilli(answer.path("expiresAt").asLong()));
        assertThat(parts[2]).isEqualTo(signature(parts[0] + "." + parts[1]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"guildId\":null}", "{\"unknown\":1}"})
    void tokenWhenNoGuildIsNamedIsForTheFirst(String body) {
        browser.login(Discord.NOOR, "/");

        var answer = json(browser.post("/api/ws-token", body));

        assertThat(answer.path("guildId").asString()).isEqualTo(Discord.HARBOUR.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1156034721895432192", "1"})
    void tokenWhenTheGuildIsForeignIsRefused(String guild) {
        browser.login(Discord.FELIX, "/");

        var answer = browser.post("/api/ws-token", "{\"guildId\":\"" + guild + "\"}");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("not-a-member");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "\"x\"",
                "{\"guildId\":\"x\"}",
                "{\"guildId\":{}}",
                "{\"guildId\":\"-1\"}",
                "{\"guildId\":\"\"}",
                "{\"guildId\":5}"
            })
    void tokenWhenTheBodyIsBrokenIsRefused(String body) {
        browser.login(Discord.NOOR, "/");

        var answer = browser.post("/api/ws-token", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("invalid-request").doesNotContain("jackson", "JSON", "Snowflake");
    }

    @Test
    void tokenWhenTheBodyIsNoJsonIsRefused() {
        browser.login(Discord.NOOR, "/");

        var answer = browser.send(
                browser.write("/api/ws-token", "a=b").setHeader("Content-Type", "application/x-www-form-urlencoded"));

        assertThat(answer.statusCode()).isEqualTo(415);
    }

    @Test
    void tokenWhenNobodyIsLoggedInIsRefused() {
        assertThat(browser.post("/api/ws-token", "").statusCode()).isEqualTo(401);
    }

    @Test
    void tokenWhenAskedForTooOftenIsRefusedForThatPersonUntilLater() {
        browser.login(Discord.JUNIPER, "/");
        for (var i = 0; i < LIMIT; i++) {
            browser.post("/api/ws-token", "");
        }

        var answer = browser.post("/api/ws-token", "");

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After"))
                .hasValueSatisfying(
                        seconds -> assertThat(Integer.parseInt(seconds)).isBetween(1, 60));
        browser.login(Discord.MIRA, "/");
        assertThat(browser.post("/api/ws-token", "").statusCode()).isEqualTo(200);
    }

    @Test
    void loginWhenAskedForTooOftenFromOneAddressIsRefusedThere() {
        var answers = new HashMap<Integer, Integer>();
        var settings = new HashMap<>(discord.credentials());
        settings.put("guildwire.limit.login-per-address.requests", "5");
        try (var strict = RoomsServer.start(discord.address(), Clock.systemUTC(), settings);
                var asking = new Browser(strict.address())) {
            for (var i = 0; i < 7; i++) {
                var answer = asking.send(from("203.0.113.77", asking));
                answers.merge(answer.statusCode(), 1, Integer::sum);
            }

            assertThat(answers).containsEntry(302, 5).containsEntry(429, 2);
            assertThat(asking.send(from("203.0.113.78", asking)).statusCode()).isEqualTo(302);
        }
    }

    private static HttpRequest.Builder from(String address, Browser browser) {
        return browser.request("/auth/discord/login").header("X-Forwarded-For", address);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        return JsonMapper.shared().readTree(answer.body());
    }

    private static JsonNode part(String base64url) {
        return JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(base64url));
    }

    private static String signature(String signed) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(SigningKeys.parse(RoomsServer.WS_TOKEN_KEYS).signingKey());
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }
}
