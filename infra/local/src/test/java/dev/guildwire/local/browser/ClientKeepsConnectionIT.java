package dev.guildwire.local.browser;

import static dev.guildwire.local.browser.Scene.TOKENS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.local.browser.Site.Answer;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// How guildwire.js keeps a connection, and notices that it is none any more.
class ClientKeepsConnectionIT {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private Scene scene;

    @BeforeEach
    void open() {
        scene = Scene.in(CHROMIUM);
    }

    @Test
    void tokenBeforeItEndsIsReplacedOnTheSameConnection() {
        // given: a token of 10 s is replaced after 8 s, less a random tenth of which the die says half
        scene.site().answering(TOKENS, Sample.token("first", Duration.ofSeconds(10)), Sample.token("second"));
        var connection = scene.live();
        scene.client().advance(Duration.ofMillis(7_599));
        assertThat(scene.site().requestsTo(TOKENS)).isEqualTo(1);

        // when
        scene.client().advance(Duration.ofMillis(1));

        // then
        var again = connection.message(1);
        assertThat(again.get("token").asString()).isEqualTo("second");
        assertThat(again.has("last")).isFalse();
        assertThat(scene.client().state()).isEqualTo("live");
    }

    @Test
    void tokenOfAQuarterOfAnHourIsReplacedInItsLastMinutes() {
        // when
        scene.live();

        // then: after 14 minutes, less a random tenth of which the die says half
        assertThat(scene.client().text("guildwire.clock.expects(14 * 60_000 * 0.95)"))
                .isEqualTo("true");
    }

    @Test
    void clockIsReadAgainAfterFiveMinutes() {
        // given
        var connection = scene.live().answering();

        // when
        for (var half = 0; half < 10; half++) {
            scene.client().advance(Duration.ofSeconds(30));
            connection.event("e-0-" + (11 + half), "note", "{}");
            scene.client().awaitEvents(half + 1);
        }

        // then
        assertThat(connection.message(1).get("token").asString()).isEqualTo("first");
    }

    @Test
    void silenceIsBrokenByAQuestionAndItsAnswerKeepsTheConnection() {
        // given
        var connection = scene.live();

        // when
        scene.client().advance(Duration.ofSeconds(45));
        assertThat(connection.message(1).get("type").asString()).isEqualTo("auth");
        connection.welcome("e-0-10").event("e-0-11", "note", "{}");
        scene.client().awaitEvents(1);
        scene.client().advance(Duration.ofSeconds(11));

        // then
        assertThat(scene.client().state()).isEqualTo("live");
        assertThat(scene.edge().connections()).isEqualTo(1);
    }

    @Test
    void closeEndsTheConnectionForGood() {
        // given
        var connection = scene.live();

        // when
        scene.client().call("guildwire.client.close()");
        connection.joined("e-0-11", "Ben", "2");
        scene.client().advance(Duration.ofMinutes(1));

        // then
        assertThat(scene.client().state()).isEqualTo("closed");
        assertThat(scene.client().events("e.id")).isEmpty();
        assertThat(scene.edge().connections()).isEqualTo(1);
    }

    @Test
    void connectionWhenTheServerIsSilentlyGoneIsReplaced() {
        // given
        var connection = scene.live();
        scene.client().advance(Duration.ofSeconds(45));
        connection.message(1);

        // when
        scene.client().advance(Duration.ofSeconds(10));

        // then
        assertThat(scene.client().state()).isEqualTo("waiting");
        scene.client().advance(Duration.ofMillis(500));
        scene.edge().connection(1).welcome("e-0-10");
        scene.client().awaitState("live");
    }

    @Test
    void connectionWhenTheNetworkComesBackAfterSilenceIsQuestionedAtOnce() {
        // given
        var connection = scene.live();
        scene.client().advance(Duration.ofSeconds(5));

        // when
        scene.client().call("dispatchEvent(new Event('online'))");

        // then
        assertThat(connection.message(1).get("type").asString()).isEqualTo("auth");
    }

    @Test
    void connectionWhenNotAnsweredInTimeIsTriedAgain() {
        // given
        scene.client().start();
        scene.edge().connection(0);

        // when
        scene.client().advance(Duration.ofSeconds(10));

        // then
        scene.client().awaitState("waiting");
        assertThat(scene.client().text("guildwire.client.status.reason")).isEqualTo("no answer from the server");
    }

    @Test
    void prolongingWhenItFailsIsTriedAgainUntilItSucceeds() {
        // given: a token that lives 20 s is replaced after 15.2 s
        scene.site()
                .answering(
                        TOKENS,
                        Sample.token("first", Duration.ofSeconds(20)),
                        Answer.problem(502, "{}"),
                        Sample.token("second"));
        var connection = scene.live();

        // when
        scene.client().advance(Duration.ofMillis(15_200));
        scene.client().awaitTrue("guildwire.clock.expects(500)");
        scene.client().advance(Duration.ofMillis(500));

        // then
        assertThat(connection.message(1).get("token").asString()).isEqualTo("second");
        assertThat(scene.edge().connections()).isEqualTo(1);
    }

    @Test
    void prolongingWhenLoggedOutEndsTheConnection() {
        // given
        scene.site()
                .answering(
                        TOKENS,
                        Sample.token("first", Duration.ofSeconds(20)),
                        Answer.problem(401, "{\"login\":\"/in\"}"));
        scene.live();

        // when
        scene.client().advance(Duration.ofMillis(15_200));

        // then
        scene.client().awaitState("unauthorized");
        assertThat(scene.client().text("guildwire.client.status.loginUrl")).isEqualTo(Site.ORIGIN + "/in");
    }
}
