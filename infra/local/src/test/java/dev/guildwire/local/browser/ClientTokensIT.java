package dev.guildwire.local.browser;

import static dev.guildwire.local.browser.Scene.TOKENS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.local.browser.Site.Answer;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What guildwire.js does when it is refused.
class ClientTokensIT {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private Scene scene;

    @BeforeEach
    void open() {
        scene = Scene.in(CHROMIUM);
    }

    @Test
    void tokenWhenRefusedIsReplacedOnceWithoutWaiting() {
        // given
        scene.live().close(4401, "Session expired");

        // when
        var second = scene.edge().connection(1);

        // then
        assertThat(second.message(0).get("token").asString()).isEqualTo("second");
        second.close(4401, "Invalid token");
        scene.client().awaitState("waiting");
        assertThat(scene.client().text("guildwire.client.status.reason")).isEqualTo("Invalid token");
    }

    @Test
    void tokenWhenTheCloseCodeIsOursIsReplacedAfterTheWait() {
        // given
        scene.live().close(4001, "Authentication timeout");
        scene.client().awaitState("waiting");
        assertThat(scene.site().requestsTo(TOKENS)).isEqualTo(1);

        // when
        scene.client().advance(Duration.ofMillis(500));

        // then
        assertThat(scene.edge().connection(1).message(0).get("token").asString())
                .isEqualTo("second");
    }

    @Test
    void stateWhenLoggedOutIsUnauthorizedWithTheWayBack() {
        // given
        var connection = scene.live();
        scene.site().answering(TOKENS, Answer.problem(401, "{\"status\":401}"));

        // when
        connection.close(4401, "Session expired");

        // then
        scene.client().awaitState("unauthorized");
        assertThat(scene.client().text("guildwire.client.status.loginUrl"))
                .isEqualTo(Site.ORIGIN + "/auth/discord/login?returnTo=%2Ftest%2Fclient.html");
        scene.client().advance(Duration.ofMinutes(5));
        assertThat(scene.edge().connections()).isEqualTo(1);
    }

    @Test
    void stateWhenLoggedInAgainElsewhereIsLiveAfterRetry() {
        // given
        scene.site().answering(TOKENS, Answer.problem(401, "{}"), Sample.token("first"));
        scene.client().start();
        scene.client().awaitState("unauthorized");

        // when
        scene.client().call("guildwire.client.retry()");

        // then
        scene.edge().connection(0).welcome("e-0-10");
        scene.client().awaitState("live");
    }

    @Test
    void stateWhenNoMemberAnyMoreIsClosed() {
        // given
        scene.site().answering(TOKENS, Answer.problem(403, "{}"));

        // when
        scene.client().start();

        // then
        scene.client().awaitState("closed");
        scene.client().advance(Duration.ofMinutes(5));
        assertThat(scene.site().requestsTo(TOKENS)).isEqualTo(1);
    }
}
