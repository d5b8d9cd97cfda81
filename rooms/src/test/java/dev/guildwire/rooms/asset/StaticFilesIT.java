package dev.guildwire.rooms.asset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.rooms.Browser;
import dev.guildwire.rooms.RoomsServer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaticFilesIT {

    private static RoomsServer rooms;
    private static Browser browser;

    @BeforeAll
    static void start() {
        rooms = RoomsServer.start(URI.create("http://localhost:9"), Clock.systemUTC(), Map.of());
        browser = new Browser(rooms.address());
    }

    @AfterAll
    static void stop() {
        browser.close();
        rooms.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/app/main.js", "/favicon.svg", "/webjars/lit-html/lit-html.js"})
    void fileWhenUnchangedIsNotSentAgain(String path) {
        var first = browser.send(file(path));
        var tag = first.headers().firstValue("ETag").orElse("");

        var again = browser.send(file(path).header("If-None-Match", tag));
        var other = browser.send(file(path).header("If-None-Match", "\"of-an-older-release\""));

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(tag).matches("\"[\\w-]{43}\"");
        assertThat(first.headers().allValues("Cache-Control")).containsExactly("no-cache");
        assertThat(first.headers().firstValue("Last-Modified")).isEmpty();
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(other.body()).isEqualTo(first.body());
    }

    @Test
    void filesWhenDifferentHaveDifferentTags() {
        assertThat(browser.get("/app/main.js").headers().firstValue("ETag"))
                .isNotEqualTo(browser.get("/favicon.svg").headers().firstValue("ETag"));
    }

    @Test
    void answerWhenItIsOfTheApiIsNotKept() {
        assertThat(browser.get("/api/session").headers().allValues("Cache-Control"))
                .containsExactly("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/application.yaml", "/../application.yaml", "/%2e%2e/application.yaml", "/webjars/../x"})
    void fileWhenItIsNotForBrowsersIsNotServed(String path) {
        assertThat(browser.send(browser.request("/").uri(URI.create(rooms.address() + path)))
                        .statusCode())
                .isBetween(400, 404);
    }

    private static HttpRequest.Builder file(String path) {
        return browser.request(path).setHeader("Accept", "*/*");
    }
}
