package dev.guildwire.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.guildwire.local.browser.SampleBoard.FEATURES;
import static dev.guildwire.local.browser.SampleBoard.RECORD;
import static dev.guildwire.local.browser.SampleBoard.VERSION;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.guildwire.local.browser.ScriptedRoadmap.Connection;
import dev.guildwire.local.browser.Site.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What admins do on the roadmap.
class RoadmapAdminIT {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final String RECORD_PATH = FEATURES + "/" + RECORD;

    private PageScene scene;
    private Connection connection;

    @BeforeEach
    void openAsAdmin() {
        scene = PageScene.in(CHROMIUM);
        scene.site()
                .answering("GET /api/session", Sample.adminSession())
                .answering("GET " + FEATURES, SampleBoard.board());
        scene.open("/roadmap");
        connection = scene.roadmap().connection(0).ready(VERSION);
        assertThat(scene.state()).hasText("Live");
    }

    @AfterEach
    void nothingFailedAndNothingWasForbidden() {
        assertThat(scene.complaints()).isEmpty();
    }

    @Test
    void featureWhenWrittenDownStandsOnTheBoardOnce() {
        // given
        var made = SampleBoard.feature("made", "Sound when somebody joins", "A short one.");
        scene.site()
                .answering("POST " + FEATURES, new Answer(201, Answer.json("").headers(), made));

        // when
        scene.button("New feature").click();
        assertThat(field("Title")).isFocused();
        field("Title").fill("Sound when somebody joins ");
        field("Description").fill("A short one.");
        assertThat(Accessibility.violations(scene.page())).isEmpty();
        Screenshots.take(scene.page(), "roadmap-form");
        scene.button("Add").click();

        // then
        assertThat(scene.page().getByRole(AriaRole.DIALOG)).hasCount(0);
        assertThat(scene.button("New feature")).isFocused();
        assertThat(scene.site().lastRequestTo("POST " + FEATURES).postData())
                .isEqualTo("{\"title\":\"Sound when somebody joins\",\"description\":\"A short one.\"}");
        connection.created(made, 41);
        assertThat(titles("To do").filter(new Locator.FilterOptions().setHasText("Sound")))
                .hasCount(1);
    }

    @Test
    void featureWhenTheServerRefusesItKeepsTheFormWithTheReason() {
        // given
        scene.site()
                .answering("POST " + FEATURES, Answer.problem(400, "{\"detail\":\"Look at the request's fields.\"}"));

        // when
        scene.button("New feature").click();
        field("Title").fill("x");
        scene.button("Add").click();

        // then
        assertThat(scene.page().getByRole(AriaRole.ALERT)).hasText("Look at the request's fields.");
        assertThat(field("Title")).hasValue("x");
        scene.page().keyboard().press("Escape");
        assertThat(scene.page().getByRole(AriaRole.DIALOG)).hasCount(0);
    }

    @Test
    void featureWhenEditedShowsItsNewText() {
        // given
        scene.site()
                .answering(
                        "PATCH " + RECORD_PATH, new Answer(204, Answer.json("").headers(), ""));

        // when
        scene.button("Edit Record a voice channel").click();
        assertThat(field("Title")).hasValue("Record a voice channel");
        field("Title").fill("Record and listen later");
        scene.button("Save").click();

        // then
        assertThat(titles("To do").first()).hasText("Record and listen later");
    }

    @Test
    void featureWhenMovedIsInItsNewColumnAtOnceAndKeepsTheFocus() {
        // given
        var answer = scene.site().holding("PATCH " + RECORD_PATH);
        var status = scene.page().getByLabel("Status of Record a voice channel");

        // when
        status.focus();
        status.selectOption("IN_PROGRESS");

        // then
        assertThat(titles("In progress"))
                .hasText(new String[] {"Notifications on the phone", "Record a voice channel"});
        assertThat(status).isFocused();
        assertThat(status).hasValue("IN_PROGRESS");
        answer.give(new Answer(204, Answer.json("").headers(), ""));
        assertThat(titles("In progress")).hasCount(2);
        assertThat(scene.site().lastRequestTo("PATCH " + RECORD_PATH).postData())
                .isEqualTo("{\"status\":\"IN_PROGRESS\"}");
    }

    @Test
    void featureWhenAMoveIsRefusedIsBackInItsColumn() {
        // given
        scene.site().answering("PATCH " + RECORD_PATH, Answer.problem(403, "{\"detail\":\"Admins only.\"}"));
        var status = scene.page().getByLabel("Status of Record a voice channel");

        // when
        status.selectOption("SHIPPED");

        // then
        assertThat(scene.page().getByRole(AriaRole.ALERT))
                .containsText("Record a voice channel was not moved. Admins only.");
        assertThat(titles("To do").first()).hasText("Record a voice channel");
        assertThat(status).hasValue("TODO");
    }

    @Test
    void featureIsDeletedAfterASecondThought() {
        // given
        scene.site()
                .answering(
                        "DELETE " + RECORD_PATH, new Answer(204, Answer.json("").headers(), ""));
        scene.button("Edit Record a voice channel").click();

        // when
        scene.button("Delete").click();
        assertThat(scene.site().requestsTo("DELETE " + RECORD_PATH)).isZero();
        scene.button("Delete with all its votes").click();

        // then
        assertThat(titles("To do")).hasText(new String[] {"A lighter theme", "Export who was where"});
        assertThat(scene.page().getByRole(AriaRole.DIALOG)).hasCount(0);
    }

    @Test
    void featureThatAnotherAdminDeletedIsGone() {
        // when
        connection.deleted(RECORD, 41).updated(RECORD, "{\"title\":\"late\"}", 40);

        // then
        assertThat(titles("To do")).hasText(new String[] {"A lighter theme", "Export who was where"});
    }

    private Locator field(String label) {
        return scene.page().getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    private Locator titles(String column) {
        return scene.region(column).locator("h3");
    }
}
