package dev.guildwire.local.browser;

import static dev.guildwire.local.browser.GuildwireClientIT.snapshot;
import static dev.guildwire.local.browser.GuildwireClientIT.token;
import static dev.guildwire.local.browser.ScriptedEdge.GUILD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.local.browser.ScriptedEdge.Connection;
import dev.guildwire.local.browser.Site.Answer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What guildwire.js does when a connection ends, and how long it waits.
class ReconnectIT {

    private static final String TOKENS = "POST /api/ws-token";
    private static final String VOICE = "GET /api/guilds/" + GUILD + "/voice";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private Site site;
    private ScriptedEdge edge;
    private ClientDriver client;

    @BeforeEach
    void open() {
        var context = CHROMIUM.context();
        site = new Site(context)
                .answering(TOKENS, token("first", 15), token("second", 15))
                .answering(VOICE, snapshot("e-0-10"), snapshot("e-0-50"));
        var page = context.newPage();
        edge = new ScriptedEdge(page);
        client = new ClientDriver(page);
    }

    @Test
    void waitsDoubleUpToSixteenSecondsAndNeverEnd() {
        // given: half of each longest wait, by the die
        live().close(1006, "");

        // then
        var waits = List.of(500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000);
        for (var attempt = 1; attempt <= waits.size(); attempt++) {
            client.awaitState("waiting");
            client.advance(Duration.ofMillis(waits.get(attempt - 1) - 1));
            assertThat(edge.connections()).isEqualTo(attempt);
            client.advance(Duration.ofMillis(1));
            edge.connection(attempt).close(1011, "");
        }
    }

    @Test
    void waitsAreShortAgainAfterASteadyConnection() {
        // given
        live().close(1006, "");
        client.awaitState("waiting");
        client.advance(Duration.ofMillis(500));
        edge.connection(1).welcome("e-0-10");
        client.awaitState("live");

        // when
        client.advance(Duration.ofSeconds(10));
        edge.connection(1).close(1006, "");
        client.awaitState("waiting");
        client.advance(Duration.ofMillis(500));

        // then
        edge.connection(2);
    }

    @Test
    void waitIsFullyJittered() {
        // given
        client.chance(0);

        // when
        live().close(1006, "");

        // then
        assertThat(edge.connection(1).message(0).get("last").asString()).isEqualTo("e-0-10");
    }

    @Test
    void resumeWhenConnectionIsLostAsksForWhatFollowsTheLastEvent() {
        // given
        var connection = live();
        connection.joined("e-0-11", "Ben", "2");
        client.awaitEvents(1);

        // when
        connection.close(1006, "");
        client.awaitState("waiting");
        client.advance(Duration.ofMillis(500));
        var resumed = edge.connection(1);
        resumed.welcome("e-0-12").left("e-0-12", "Ben").joined("e-0-13", "Cy", "1");
        client.awaitEvents(3);

        // then
        assertThat(resumed.message(0).get("last").asString()).isEqualTo("e-0-11");
        assertThat(client.events("e.id + ' ' + e.replayed"))
                .containsExactly("e-0-11 false", "e-0-12 true", "e-0-13 false");
        assertThat(client.voice()).containsExactly("Lounge: Ada Cy", "Games:");
        assertThat(site.requestsTo(TOKENS)).isEqualTo(1);
        assertThat(site.requestsTo(VOICE)).isEqualTo(1);
    }

    @Test
    void resumeWhenRefusedTakesTheSnapshotAgainAndConnectsAtItsPosition() {
        // given
        client.start();

        // when
        edge.connection(0).turnAway("e-0-60");

        // then
        var next = edge.connection(1);
        assertThat(next.message(0).get("last").asString()).isEqualTo("e-0-50");
        next.welcome("e-0-50");
        client.awaitState("live");
        assertThat(client.text("guildwire.snapshots")).isEqualTo("2");
    }

    @Test
    void resumeWhenRefusedAgainWaits() {
        // given
        client.start();
        edge.connection(0).turnAway("e-0-60");

        // when
        edge.connection(1).turnAway("e-0-60");

        // then
        client.awaitState("waiting");
    }

    @Test
    void tokenWhenRefusedIsReplacedOnceWithoutWaiting() {
        // given
        live().close(4401, "Session expired");

        // when
        var second = edge.connection(1);

        // then
        assertThat(second.message(0).get("token").asString()).isEqualTo("second");
        second.close(4401, "Invalid token");
        client.awaitState("waiting");
        assertThat(client.text("guildwire.client.status.reason")).isEqualTo("Invalid token");
    }

    @Test
    void tokenWhenTheCloseCodeIsOursIsReplacedAfterTheWait() {
        // given
        live().close(4001, "Authentication timeout");
        client.awaitState("waiting");
        assertThat(site.requestsTo(TOKENS)).isEqualTo(1);

        // when
        client.advance(Duration.ofMillis(500));

        // then
        assertThat(edge.connection(1).message(0).get("token").asString()).isEqualTo("second");
    }

    @Test
    void waitWhenThereAreTooManyConnectionsIsLong() {
        // given
        live().close(4429, "Connection limit exceeded");
        client.awaitState("waiting");
        assertThat(client.text("guildwire.client.status.code")).isEqualTo("4429");

        // when
        client.advance(Duration.ofMillis(44_999));
        assertThat(client.state()).isEqualTo("waiting");
        client.advance(Duration.ofMillis(1));

        // then
        edge.connection(1);
    }

    @Test
    void stateWhenLoggedOutIsUnauthorizedWithTheWayBack() {
        // given
        var connection = live();
        site.answering(TOKENS, Answer.problem(401, "{\"status\":401}"));

        // when
        connection.close(4401, "Session expired");

        // then
        client.awaitState("unauthorized");
        assertThat(client.text("guildwire.client.status.loginUrl"))
                .isEqualTo(Site.ORIGIN + "/auth/discord/login?returnTo=%2Ftest%2Fclient.html");
        client.advance(Duration.ofMinutes(5));
        assertThat(edge.connections()).isEqualTo(1);
    }

    @Test
    void stateWhenLoggedInAgainElsewhereIsLiveAfterRetry() {
        // given
        site.answering(TOKENS, Answer.problem(401, "{}"), token("first", 15));
        client.start();
        client.awaitState("unauthorized");

        // when
        client.call("guildwire.client.retry()");

        // then
        edge.connection(0).welcome("e-0-10");
        client.awaitState("live");
    }

    @Test
    void stateWhenNoMemberAnyMoreIsClosed() {
        // given
        site.answering(TOKENS, Answer.problem(403, "{}"));

        // when
        client.start();

        // then
        client.awaitState("closed");
        client.advance(Duration.ofMinutes(5));
        assertThat(site.requestsTo(TOKENS)).isEqualTo(1);
    }

    @Test
    void waitWhenTheServerIsBusyIsAtLeastWhatItSays() {
        // given
        site.answering(TOKENS, Answer.problem(503, "{}").with("retry-after", "7"), token("first", 15));
        client.start();
        client.awaitState("waiting");

        // when
        client.advance(Duration.ofMillis(7_499));
        assertThat(client.state()).isEqualTo("waiting");
        client.advance(Duration.ofMillis(1));

        // then
        edge.connection(0);
    }

    @Test
    void waitWhenANodeDrainsIsWhatItsReasonSays() {
        // given
        live().close(1001, "going away, come back in 2345 ms");
        client.awaitState("waiting");

        // when
        client.call("dispatchEvent(new Event('online'))");
        client.advance(Duration.ofMillis(2_344));
        assertThat(client.state()).isEqualTo("waiting");
        client.advance(Duration.ofMillis(1));

        // then
        edge.connection(1);
    }

    @Test
    void waitWhenTheNetworkComesBackIsCutShort() {
        // given
        live().close(1006, "");
        client.awaitState("waiting");

        // when
        client.call("dispatchEvent(new Event('online'))");

        // then
        edge.connection(1);
    }

    @Test
    void waitWhenSomebodyLooksAgainIsCutShort() {
        // given
        live().close(1006, "");
        client.awaitState("waiting");

        // when
        client.call("document.dispatchEvent(new Event('visibilitychange'))");

        // then
        edge.connection(1);
    }

    @Test
    void connectionWhenTheServerIsSilentlyGoneIsReplaced() {
        // given
        var connection = live();
        client.advance(Duration.ofSeconds(45));
        connection.message(1);

        // when
        client.advance(Duration.ofSeconds(10));

        // then
        assertThat(client.state()).isEqualTo("waiting");
        client.advance(Duration.ofMillis(500));
        edge.connection(1).welcome("e-0-10");
        client.awaitState("live");
    }

    @Test
    void connectionWhenTheNetworkComesBackAfterSilenceIsQuestionedAtOnce() {
        // given
        var connection = live();
        client.advance(Duration.ofSeconds(5));

        // when
        client.call("dispatchEvent(new Event('online'))");

        // then
        assertThat(connection.message(1).get("type").asString()).isEqualTo("auth");
    }

    @Test
    void connectionWhenNotAnsweredInTimeIsTriedAgain() {
        // given
        client.start();
        edge.connection(0);

        // when
        client.advance(Duration.ofSeconds(10));

        // then
        client.awaitState("waiting");
        assertThat(client.text("guildwire.client.status.reason")).isEqualTo("no answer from the server");
    }

    @Test
    void prolongingWhenItFailsIsTriedAgainUntilItSucceeds() {
        // given: a token that lives 20 s is replaced after 15.2 s
        site.answering(
                TOKENS,
                GuildwireClientIT.lasting("first", Duration.ofSeconds(20)),
                Answer.problem(502, "{}"),
                token("second", 15));
        var connection = live();

        // when
        client.advance(Duration.ofMillis(15_200));
        client.awaitTrue("guildwire.clock.expects(500)");
        client.advance(Duration.ofMillis(500));

        // then
        assertThat(connection.message(1).get("token").asString()).isEqualTo("second");
        assertThat(edge.connections()).isEqualTo(1);
    }

    @Test
    void prolongingWhenLoggedOutEndsTheConnection() {
        // given
        site.answering(
                TOKENS,
                GuildwireClientIT.lasting("first", Duration.ofSeconds(20)),
                Answer.problem(401, "{\"login\":\"/in\"}"));
        live();

        // when
        client.advance(Duration.ofMillis(15_200));

        // then
        client.awaitState("unauthorized");
        assertThat(client.text("guildwire.client.status.loginUrl")).isEqualTo(Site.ORIGIN + "/in");
    }

    private Connection live() {
        client.start();
        var connection = edge.connection(0).welcome("e-0-10");
        client.awaitState("live");
        return connection;
    }
}
