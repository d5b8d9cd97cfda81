package dev.guildwire.local.browser;

import static dev.guildwire.local.browser.SampleBoard.FEATURES;
import static dev.guildwire.local.browser.SampleBoard.RECORD;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.guildwire.local.browser.ScriptedRoadmap.Connection;
import dev.guildwire.local.browser.Site.Answer;
import dev.guildwire.local.browser.Site.Held;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The roadmap's client: how it keeps its connection, and how what came in an odd order still ends up right.
class RoadmapClientIT {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final String BOARD = "GET " + FEATURES;
    private static final String VOTE = "POST " + SampleBoard.voteOn(RECORD);

    private Page page;
    private Site site;
    private ScriptedRoadmap roadmap;
    private ClientDriver client;

    @BeforeEach
    void open() {
        var context = CHROMIUM.context();
        site = new Site(context).answering(BOARD, board(40, 12));
        page = context.newPage();
        roadmap = new ScriptedRoadmap(page);
        client = new ClientDriver(page);
    }

    @Test
    void pingIsAnswered() {
        // when
        var connection = live().send("{\"type\":\"PING\"}");

        // then
        assertThat(connection.message(0)).isEqualTo("{\"type\":\"PONG\"}");
    }

    @Test
    void serverThatIsSilentIsLeft() {
        // given
        live();

        // when
        client.advance(Duration.ofMillis(44_999));
        assertThat(client.state()).isEqualTo("live");
        client.advance(Duration.ofMillis(1));

        // then
        client.awaitState("waiting");
        client.advance(Duration.ofMillis(500));
        roadmap.connection(1).ready(40);
        client.awaitState("live");
    }

    @Test
    void serverThatNeverGreetsIsLeft() {
        // given
        client.startRoadmap();
        roadmap.connection(0);

        // when
        client.advance(Duration.ofSeconds(15));

        // then
        client.awaitState("waiting");
    }

    @Test
    void waitsDoubleAndEachConnectionBeginsWithTheBoard() {
        // given: half of each longest wait, by the die
        site.answering(BOARD, board(40, 12), board(41, 13), board(42, 14));
        live().close(1006, "");

        // when
        client.awaitState("waiting");
        client.advance(Duration.ofMillis(500));
        roadmap.connection(1).close(1011, "");
        client.awaitState("waiting");
        client.advance(Duration.ofMillis(999));
        assertThat(roadmap.connections()).isEqualTo(2);
        client.advance(Duration.ofMillis(1));

        // then
        assertThat(roadmap.connection(2).query()).isEqualTo("since=42");
        assertThat(client.board()).containsExactly("Record: 14");
    }

    @Test
    void waitWhenANodeStopsIsWhatItSays() {
        // given
        live().close(1001, "retry after 2345 ms");
        client.awaitState("waiting");

        // when
        client.advance(Duration.ofMillis(2_344));
        assertThat(roadmap.connections()).isEqualTo(1);
        client.advance(Duration.ofMillis(1));

        // then
        roadmap.connection(1);
    }

    @Test
    void sessionThatIsOverEndsInALoginPage() {
        // given
        var connection = live();
        site.answering(BOARD, Answer.problem(401, "{\"login\":\"/auth/discord/login?returnTo=%2Froadmap\"}"));

        // when
        connection.close(4401, "Session expired");

        // then
        client.awaitState("unauthorized");
        assertThat(client.text("guildwire.client.status.loginUrl"))
                .isEqualTo(Site.ORIGIN + "/auth/discord/login?returnTo=%2Froadmap");
    }

    @Test
    void voteWhenASnapshotOfBeforeComesAfterItStays() {
        // given
        live();
        site.answering(VOTE, SampleBoard.vote(RECORD, 13, true, 45));
        var snapshot = site.holding(BOARD);
        client.call(
                "guildwire.refreshing = true; guildwire.client.refresh().then(() => (guildwire.refreshing = false))");
        awaitAsked(snapshot);

        // when
        vote(true);
        client.awaitTrue("guildwire.client.features[0].hasVoted");
        snapshot.give(board(44, 12));

        // then
        client.awaitTrue("!guildwire.refreshing");
        assertThat(client.board()).containsExactly("Record: 13*");
    }

    @Test
    void voteWhenThePersonChangesTheirMindSendsTheLastWishOnly() {
        // given
        live();
        site.answering("DELETE " + SampleBoard.voteOn(RECORD), SampleBoard.vote(RECORD, 12, false, 42));
        var answer = site.holding(VOTE);

        // when
        vote(true);
        awaitAsked(answer);
        vote(false);
        vote(true);
        vote(false);
        assertThat(client.board()).containsExactly("Record: 12");
        answer.give(SampleBoard.vote(RECORD, 13, true, 41));

        // then
        page.waitForCondition(() -> site.requestsTo("DELETE " + SampleBoard.voteOn(RECORD)) == 1);
        client.awaitTrue("guildwire.client.features[0].voteCount === 12");
        assertThat(site.requestsTo(VOTE)).isEqualTo(1);
        assertThat(client.board()).containsExactly("Record: 12");
    }

    @Test
    void textAndVotesOfAFeatureMayOvertakeEachOther() {
        // given
        var connection = live();

        // when: the votes of 41 waited for company, the text of 42 did not
        connection.updated(RECORD, "{\"title\":\"Listen later\"}", 42).votes(RECORD, 14, 41);
        client.awaitEvents(2);

        // then
        assertThat(client.board()).containsExactly("Listen later: 14");
    }

    @Test
    void repeatsAndOldNewsAreNotTold() {
        // given
        var connection = live();

        // when
        connection
                .votes(RECORD, 11, 40)
                .votes(RECORD, 14, 42)
                .votes(RECORD, 13, 41)
                .votes(RECORD, 15, 43);
        client.awaitEvents(2);

        // then
        assertThat(client.events("e.voteCount")).containsExactly("14", "15");
    }

    private Connection live() {
        client.startRoadmap();
        var connection = roadmap.connection(0).ready(40);
        client.awaitState("live");
        return connection;
    }

    private void vote(boolean wanted) {
        client.call("guildwire.client.vote('%s', %b)".formatted(RECORD, wanted));
    }

    private void awaitAsked(Held held) {
        page.waitForCondition(held::isAsked);
    }

    private static Answer board(int version, int votes) {
        return SampleBoard.board(version, SampleBoard.card(RECORD, "Record", "", "TODO", votes, false));
    }
}
