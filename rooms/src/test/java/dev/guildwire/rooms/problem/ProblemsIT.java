package dev.guildwire.rooms.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.rooms.Browser;
import dev.guildwire.rooms.RoomsServer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemsIT {

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

    @Test
    void apiWhenNobodyIsLoggedInSaysWhereToLogIn() {
        var answer = browser.send(browser.request("/api/session").header("Referer", rooms.address() + "/rooms?a=b"));

        assertProblem(answer, 401, "login-required");
        assertThat(answer.body()).contains("\"login\":\"/auth/discord/login?returnTo=%2Frooms%3Fa%3Db\"");
    }

    @Test
    void unknownPathWhenAskedByAScriptIsAProblem() {
        assertProblem(browser.get("/nothing/here"), 404, "not-found");
    }

    /// Jetty refuses such a path before any of our code sees the request.
    @ParameterizedTest
    @ValueSource(strings = {"/api/guilds//voice", "/api/rooms/a%2Fb", "/api/rooms/%ff"})
    void pathWhenItCanBeReadInTwoWaysIsAProblem(String path) {
        assertProblem(browser.get(path), 400, "invalid-request");
    }

    @Test
    void headersWhenTooLargeAreAProblemWithTheStatusThatItNames() {
        var request = browser.request("/api/session").header("X-Filler", "x".repeat(10_000));

        assertProblem(browser.send(request), 400, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT"})
    void bodyWhenTooLargeIsRefusedUnread(String method) {
        var body = HttpRequest.BodyPublishers.ofString("x".repeat(65_537));
        var request = browser.request("/api/rooms").method(method, body).expectContinue(true);

        assertProblem(browser.send(request), 413, "content-too-large");
    }

    @Test
    void unknownPathWhenVisitedIsAPage() {
        var answer = browser.visit("/nothing/here");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(answer.body()).contains("There is nothing here").doesNotContain("{title}");
    }

    @Test
    void wrongMethodWhenUsedNamesTheRightOnes() {
        var answer = browser.send(browser.request("/auth/logout").DELETE());

        assertProblem(answer, 405, "method-not-allowed");
        assertThat(answer.headers().firstValue("Allow")).contains("POST");
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body())
                .contains("\"type\":\"urn:guildwire:problem:" + code + "\"", "\"code\":\"" + code + "\"")
                .contains("\"status\":" + status)
                .doesNotContain("Exception", "springframework", "at dev.");
    }
}
