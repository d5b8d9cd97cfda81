package dev.guildwire.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.guildwire.local.browser.SampleBoard.FEATURES;
import static dev.guildwire.local.browser.SampleBoard.RECORD;
import static dev.guildwire.local.browser.SampleBoard.THEMES;
import static dev.guildwire.local.browser.SampleBoard.VERSION;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.guildwire.local.browser.ScriptedRoadmap.Connection;
import dev.guildwire.local.browser.Site.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The roadmap at `/roadmap`: what people see of it, and how they vote.
class RoadmapPageIT {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private PageScene scene;

    @BeforeEach
    void onADesk() {
        scene = PageScene.in(CHROMIUM);
        scene.site().answering("GET " + FEATURES, SampleBoard.board());
    }

    @AfterEach
    void nothingFailedAndNothingWasForbidden() {
        assertThat(scene.complaints()).isEmpty();
    }

    @Test
    void boardShowsFeaturesByStatusAndVotes() {
        // when
        var connection = live();

        // then
        assertThat(connection.query()).isEqualTo("since=" + VERSION);
        assertThat(titles("To do"))
                .hasText(new String[] {"Record a voice channel", "A lighter theme", "Export who was where"});
        assertThat(titles("Planned")).hasText(new String[] {"Webhooks", "Scheduled rooms"});
        assertThat(vote("A lighter theme")).hasAttribute("aria-pressed", "true");
        assertThat(scene.page().getByText("8 features, 175 votes.")).isVisible();
        assertThat(scene.button("New feature")).hasCount(0);
        assertThat(Accessibility.violations(scene.page())).isEmpty();
        Screenshots.take(scene.page(), "roadmap");
    }

    @Test
    void voteShowsAtOnceAndIsCountedByTheServer() {
        // given
        live();
        var answer = scene.site().holding("POST " + SampleBoard.voteOn(RECORD));

        // when
        vote("Record a voice channel").click();

        // then
        assertThat(vote("Record a voice channel")).hasAccessibleName("13 votes for Record a voice channel");
        assertThat(vote("Record a voice channel")).hasAttribute("aria-pressed", "true");
        answer.give(SampleBoard.vote(RECORD, 15, true, 43));
        assertThat(vote("Record a voice channel")).hasAccessibleName("15 votes for Record a voice channel");
    }

    @Test
    void voteWhenRefusedIsTakenBackAndThePersonToldWhy() {
        // given
        live();
        scene.site()
                .answering(
                        "DELETE " + SampleBoard.voteOn(THEMES),
                        Answer.problem(503, "{\"detail\":\"Try again in a moment.\"}"));

        // when
        vote("A lighter theme").click();

        // then
        assertThat(scene.page().getByRole(AriaRole.ALERT))
                .containsText("Your vote for A lighter theme was not counted. Try again in a moment.");
        assertThat(vote("A lighter theme")).hasAccessibleName("9 votes for A lighter theme");
        assertThat(vote("A lighter theme")).hasAttribute("aria-pressed", "true");
    }

    @Test
    void votesOfOthersFollowUnlessTheyAreOlderThanWhatIsKnown() {
        // given
        var connection = live();
        scene.site().answering("POST " + SampleBoard.voteOn(RECORD), SampleBoard.vote(RECORD, 15, true, 43));
        vote("Record a voice channel").click();
        assertThat(vote("Record a voice channel")).hasAccessibleName("15 votes for Record a voice channel");

        // when: an earlier number comes late, then a new one for another feature
        connection.votes(RECORD, 14, 42).votes("export", 40, 44);

        // then
        assertThat(titles("To do"))
                .hasText(new String[] {"Export who was where", "Record a voice channel", "A lighter theme"});
        assertThat(vote("Record a voice channel")).hasAccessibleName("15 votes for Record a voice channel");
        connection.votes(RECORD, 16, 45);
        assertThat(vote("Record a voice channel")).hasAccessibleName("16 votes for Record a voice channel");
    }

    @Test
    void featureWhenItsStatusChangesMovesToItsColumn() {
        // given
        var connection = live();

        // when
        connection.updated("phone", "{\"status\":\"SHIPPED\"}", 41);

        // then
        assertThat(titles("In progress")).hasCount(0);
        assertThat(titles("Shipped").nth(1)).hasText("Notifications on the phone");
        assertThat(scene.page().getByRole(AriaRole.LOG)).containsText("Notifications on the phone is now shipped");
    }

    @Test
    void featureThatIsNewToThePageIsAskedFor() {
        // given
        var connection = live();
        var later = SampleBoard.board(50, SampleBoard.card("new", "Something new", "", "TODO", 1, false));
        scene.site().answering("GET " + FEATURES, later);

        // when
        connection.votes("new", 1, 50);

        // then
        assertThat(titles("To do")).hasText(new String[] {"Something new"});
    }

    @Test
    void boardWhenTheStreamCannotResumeIsTakenAgain() {
        // given
        scene.site().answering("GET " + FEATURES, SampleBoard.board(), SampleBoard.board(60));
        scene.open("/roadmap");

        // when
        scene.roadmap().connection(0).notResumed();

        // then
        assertThat(scene.page().getByText("Nothing is planned yet")).isVisible();
        assertThat(scene.state()).hasText("Live");
        assertThat(scene.roadmap().connections()).isEqualTo(1);
    }

    @Test
    void boardWhenTheConnectionIsLostSaysSoAndCatchesUp() {
        // given
        var connection = live();
        scene.site()
                .answering(
                        "GET " + FEATURES,
                        SampleBoard.board(70, SampleBoard.card("new", "Something new", "", "TODO", 1, false)));

        // when
        connection.close(1001, "retry after 30000 ms");

        // then
        assertThat(scene.page().getByText("Connection lost. Trying again in")).isVisible();
        scene.button("Try now").click();
        assertThat(scene.roadmap().connection(1).query()).isEqualTo("since=70");
        scene.roadmap().connection(1).ready(70);
        assertThat(scene.state()).hasText("Live");
        assertThat(titles("To do")).hasText(new String[] {"Something new"});
    }

    @Test
    void boardIsUsableWithTheKeyboard() {
        // given: the person's vote moves the card
        var connection = live();
        connection.votes("export", 12, 41);
        scene.site().answering("POST " + SampleBoard.voteOn("export"), SampleBoard.vote("export", 13, true, 42));
        assertThat(titles("To do").nth(1)).hasText("Export who was where");

        // when
        vote("Export who was where").focus();
        scene.page().keyboard().press("Space");

        // then
        assertThat(titles("To do").first()).hasText("Export who was where");
        assertThat(vote("Export who was where")).isFocused();
        scene.page().keyboard().press("Tab");
        assertThat(vote("Record a voice channel")).isFocused();
        scene.page().keyboard().press("Tab");
        scene.page().keyboard().press("Enter");
        assertThat(scene.button("Less about Record a voice channel")).isFocused();
    }

    @Test
    void pageWhenLoggedOutOffersLoginAndTheWayBack() {
        // given
        var connection = live();
        scene.site().answering("GET " + FEATURES, Answer.problem(401, "{}"));

        // when
        connection.close(4401, "Session expired");

        // then
        assertThat(scene.link("Log in again"))
                .hasAttribute("href", Site.ORIGIN + "/auth/discord/login?returnTo=%2Froadmap");
    }

    @Test
    void boardOnAPhoneFitsItsWidth() {
        // given
        scene = PageScene.in(CHROMIUM, 390, 844);
        scene.site().answering("GET " + FEATURES, SampleBoard.board());

        // when
        live();

        // then
        assertThat((int) scene.page().evaluate("document.documentElement.scrollWidth"))
                .isEqualTo(390);
        assertThat(Accessibility.violations(scene.page())).isEmpty();
        Screenshots.take(scene.page(), "roadmap-phone");
    }

    private Connection live() {
        scene.open("/roadmap");
        var connection = scene.roadmap().connection(0).ready(VERSION);
        assertThat(scene.state()).hasText("Live");
        return connection;
    }

    private Locator titles(String column) {
        return scene.region(column).locator("h3");
    }

    private Locator vote(String title) {
        return scene.button("for " + title);
    }
}
