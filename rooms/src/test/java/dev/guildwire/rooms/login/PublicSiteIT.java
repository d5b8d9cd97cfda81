package dev.guildwire.rooms.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildwire.contracts.session.LoginSession;
import dev.guildwire.rooms.Browser;
import dev.guildwire.rooms.Discord;
import dev.guildwire.rooms.RoomsServer;
import dev.guildwire.rooms.Stream;
import dev.guildwire.rooms.guild.GuildDirectory;
import dev.guildwire.simulator.SimulatorOptions;
import dev.guildwire.simulator.oauth.OAuthOptions;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The service behind a load balancer at which TLS ends.
class PublicSiteIT {

    private static final String SITE = "https://guildwire.example";

    private static Discord discord;
    private static RoomsServer rooms;

    @BeforeAll
    static void start() {
        var oauth = OAuthOptions.defaults().withRedirectUris(Set.of(SITE + "/auth/discord/callback"));
        discord = Discord.start(SimulatorOptions.defaults().withOAuth(oauth));
        var settings = new HashMap<>(discord.credentials());
        settings.put("BASE_URL", SITE);
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

    @Test
    void cookiesWhenTheSiteIsPublicGoOverTlsOnly() {
        try (var browser = new Browser(rooms.address())) {
            var begun = browser.visit("/auth/discord/login");
            var callback = browser.consent(Discord.NOOR, begun);

            var ended = browser.send(browser.request(callback.getPath() + "?" + callback.getRawQuery())
                    .header("Cookie", sent(begun)));

            assertThat(callback.toString()).startsWith(SITE + "/auth/discord/callback?");
            assertThat(ended.statusCode()).isEqualTo(302);
            assertThat(cookies(begun)).isNotEmpty().allMatch(cookie -> cookie.contains("Secure"));
            assertThat(cookies(ended))
                    .anyMatch(cookie -> cookie.startsWith(LoginSession.DEFAULT_COOKIE + "="))
                    .allMatch(cookie -> cookie.contains("Secure"));
        }
    }

    @Test
    void siteWhenPublicIsAskedForOverTlsOnly() {
        try (var browser = new Browser(rooms.address())) {
            for (var path : List.of("/", "/api/session")) {
                assertThat(browser.get(path).headers().firstValue("Strict-Transport-Security"))
                        .hasValue("max-age=31536000 ; includeSubDomains");
            }
            assertThat(browser.get("/").headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(
                            policy -> assertThat(policy).contains("connect-src 'self' wss://guildwire.example;"));
        }
    }

    private static List<String> cookies(HttpResponse<?> answer) {
        return answer.headers().allValues("Set-Cookie");
    }

    /// A browser of this test does not send over http what it is to send over TLS only.
    private static String sent(HttpResponse<?> answer) {
        return cookies(answer).stream()
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .collect(Collectors.joining("; "));
    }
}
