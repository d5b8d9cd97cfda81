package dev.guildwire.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildwire.rooms.guild.GuildDirectory;
import dev.guildwire.testsupport.EmbeddedRedis;
import dev.guildwire.testsupport.FreePorts;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Redis goes away and comes back with what it held: meanwhile everything says so, afterwards nobody has to log in.
class RedisAwayIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final int port = FreePorts.next();

    @TempDir
    private Path folder;

    @Test
    void sessionWhenRedisIsAwayIsUnavailableAndAfterwardsStillThere() {
        var redis = EmbeddedRedis.start(folder, port);
        try (var discord = Discord.start();
                var rooms = start(discord);
                var stream = new Stream();
                var browser = new Browser(rooms.address());
                var stranger = new Browser(rooms.address())) {
            stream.guilds();
            await().atMost(PATIENCE)
                    .until(() -> rooms.bean(GuildDirectory.class).served().size() >= 2);
            browser.login(Discord.NOOR, "/");
            await().atMost(PATIENCE).until(() -> voice(browser).statusCode() == 200);

            redis.close();

            assertUnavailable(browser.get("/api/session"));
            assertUnavailable(browser.post("/api/ws-token", ""));
            assertUnavailable(voice(browser));
            assertUnavailable(browser.post("/auth/logout", ""));
            assertThat(browser.visit("/auth/discord/login").statusCode()).isEqualTo(503);
            assertThat(browser.visit("/auth/discord/callback?code=x&state=y").statusCode())
                    .isEqualTo(503);
            assertThat(stranger.visit("/").statusCode()).isEqualTo(200);

            redis = EmbeddedRedis.start(folder, port);
            await().atMost(PATIENCE).until(() -> browser.get("/api/session").statusCode() == 200);
            assertThat(browser.post("/api/ws-token", "").statusCode()).isEqualTo(200);
            assertThat(voice(browser).statusCode()).isEqualTo(200);
        } finally {
            redis.close();
        }
    }

    private RoomsServer start(Discord discord) {
        var settings = new HashMap<>(discord.credentials());
        settings.put("REDIS_URL", "redis://127.0.0.1:" + port);
        return RoomsServer.start(discord.address(), Clock.systemUTC(), settings);
    }

    private static HttpResponse<String> voice(Browser browser) {
        return browser.get("/api/guilds/" + Discord.NIGHT + "/voice");
    }

    private static void assertUnavailable(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("\"code\":\"unavailable\"").doesNotContain("redis", "Redis", "lettuce");
    }
}
