package dev.guildwire.local.browser;

import static dev.guildwire.local.browser.Scene.TOKENS;
import static dev.guildwire.local.browser.Scene.VOICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.local.browser.Site.Answer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// How long guildwire.js waits after a connection ended, and how it resumes.
class ClientReconnectsIT {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private Scene scene;

    @BeforeEach
    void open() {
        scene = Scene.in(CHROMIUM);
    }

    @Test
    void waitsDoubleUpToSixteenSecondsAndNeverEnd() {
        // given: half of each longest wait, by the die
        scene.live().close(1006, "");

        // then
        var waits = List.of(500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000);
        for (var attempt = 1; attempt <= waits.size(); attempt++) {
            scene.client().awaitState("waiting");
            scene.client().advance(Duration.ofMillis(waits.get(attempt - 1) - 1));
            assertThat(scene.edge().connections()).isEqualTo(attempt);
            scene.client().advance(Duration.ofMillis(1));
            scene.edge().connection(attempt).close(1011, "");
        }
    }

    @Test
    void waitsAreShortAgainAfterASteadyConnection() {
        // given
        scene.live().close(1006, "");
        scene.client().awaitState("waiting");
        scene.client().advance(Duration.ofMillis(500));
        scene.edge().connection(1).welcome("e-0-10");
        scene.client().awaitState("live");

        // when
        scene.client().advance(Duration.ofSeconds(10));
        scene.edge().connection(1).close(1006, "");
        scene.client().awaitState("waiting");
        scene.client().advance(Duration.ofMillis(500));

        // then
        scene.edge().connection(2);
    }

    @Test
    void waitIsFullyJittered() {
        // given
        scene.client().chance(0);

        // when
        scene.live().close(1006, "");

        // then
        assertThat(scene.edge().connection(1).message(0).get("last").asString()).isEqualTo("e-0-10");
    }

    @Test
    void resumeWhenConnectionIsLostAsksForWhatFollowsTheLastEvent() {
        // given
        var connection = scene.live();
        connection.joined("e-0-11", "Ben", "2");
        scene.client().awaitEvents(1);

        // when
        connection.close(1006, "");
        scene.client().awaitState("waiting");
        scene.client().advance(Duration.ofMillis(500));
        var resumed = scene.edge().connection(1);
        resumed.welcome("e-0-12").left("e-0-12", "Ben").joined("e-0-13", "Cy", "1");
        scene.client().awaitEvents(3);

        // then
        assertThat(resumed.message(0).get("last").asString()).isEqualTo("e-0-11");
        assertThat(scene.client().events("e.id + ' ' + e.replayed"))
                .containsExactly("e-0-11 false", "e-0-12 true", "e-0-13 false");
        assertThat(scene.client().voice()).containsExactly("Lounge: Ada Cy", "Games:");
        assertThat(scene.site().requestsTo(TOKENS)).isEqualTo(1);
        assertThat(scene.site().requestsTo(VOICE)).isEqualTo(1);
    }

    @Test
    void resumeWhenRefusedTakesTheSnapshotAgainAndConnectsAtItsPosition() {
        // given
        scene.client().start();

        // when
        scene.edge().connection(0).turnAway("e-0-60");

        // then
        var next = scene.edge().connection(1);
        assertThat(next.message(0).get("last").asString()).isEqualTo("e-0-50");
        next.welcome("e-0-50");
        scene.client().awaitState("live");
        assertThat(scene.client().text("guildwire.snapshots")).isEqualTo("2");
    }

    @Test
    void resumeWhenRefusedAgainWaits() {
        // given
        scene.client().start();
        scene.edge().connection(0).turnAway("e-0-60");

        // when
        scene.edge().connection(1).turnAway("e-0-60");

        // then
        scene.client().awaitState("waiting");
    }

    @Test
    void waitWhenThereAreTooManyConnectionsIsLong() {
        // given
        scene.live().close(4429, "Connection limit exceeded");
        scene.client().awaitState("waiting");
        assertThat(scene.client().text("guildwire.client.status.code")).isEqualTo("4429");

        // when
        scene.client().advance(Duration.ofMillis(44_999));
        assertThat(scene.client().state()).isEqualTo("waiting");
        scene.client().advance(Duration.ofMillis(1));

        // then
        scene.edge().connection(1);
    }

    @Test
    void waitWhenTheServerIsBusyIsAtLeastWhatItSays() {
        // given
        scene.site().answering(TOKENS, Answer.problem(503, "{}").with("retry-after", "7"), Sample.token("first"));
        scene.client().start();
        scene.client().awaitState("waiting");

        // when
        scene.client().advance(Duration.ofMillis(7_499));
        assertThat(scene.client().state()).isEqualTo("waiting");
        scene.client().advance(Duration.ofMillis(1));

        // then
        scene.edge().connection(0);
    }

    @Test
    void waitWhenANodeDrainsIsWhatItsReasonSays() {
        // given
        scene.live().close(1001, "going away, come back in 2345 ms");
        scene.client().awaitState("waiting");

        // when
        scene.client().call("dispatchEvent(new Event('online'))");
        scene.client().advance(Duration.ofMillis(2_344));
        assertThat(scene.client().state()).isEqualTo("waiting");
        scene.client().advance(Duration.ofMillis(1));

        // then
        scene.edge().connection(1);
    }

    @Test
    void waitWhenTheNetworkComesBackIsCutShort() {
        // given
        scene.live().close(1006, "");
        scene.client().awaitState("waiting");

        // when
        scene.client().call("dispatchEvent(new Event('online'))");

        // then
        scene.edge().connection(1);
    }

    @Test
    void waitWhenSomebodyLooksAgainIsCutShort() {
        // given
        scene.live().close(1006, "");
        scene.client().awaitState("waiting");

        // when
        scene.client().call("document.dispatchEvent(new Event('visibilitychange'))");

        // then
        scene.edge().connection(1);
    }
}
