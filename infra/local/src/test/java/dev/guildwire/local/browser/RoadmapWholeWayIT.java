package dev.guildwire.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.guildwire.local.browser.DiscordControls.Person.ADE;
import static dev.guildwire.local.browser.DiscordControls.Person.JUNIPER;
import static dev.guildwire.local.browser.DiscordControls.Person.MIRA;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.guildwire.local.SharedStack;
import dev.guildwire.local.browser.DiscordControls.Person;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Two people and an admin before the roadmap, through the whole stack.
@Execution(ExecutionMode.SAME_THREAD)
class RoadmapWholeWayIT {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private final String title = "Wish " + UUID.randomUUID();
    private Stage stage;
    private Page admin;

    @BeforeEach
    void featureIsOnTheBoard() throws InterruptedException {
        stage = Stage.before(SharedStack.get());
        admin = open(MIRA);
        Stage.button(admin, "New feature").click();
        admin.getByLabel("Title").fill(title);
        Stage.button(admin, "Add").click();
        assertThat(card(admin, "To do")).isVisible();
    }

    @AfterEach
    void clear() {
        stage.close();
    }

    @Test
    void voteIsSeenByEverybodyWhoLooks() {
        // given
        var ade = open(ADE);
        var juniper = open(JUNIPER);
        assertThat(vote(juniper)).hasText("0");

        // when
        vote(ade).click();

        // then
        assertThat(vote(juniper)).hasText("1");
        assertThat(vote(admin)).hasText("1");
        vote(juniper).click();
        assertThat(vote(ade)).hasText("2");
        vote(ade).click();
        assertThat(vote(juniper)).hasText("1");
        assertThat(vote(juniper)).hasAttribute("aria-pressed", "true");
        assertThat(vote(ade)).hasAttribute("aria-pressed", "false");
    }

    @Test
    void featureWhenMovedRenamedAndDeletedFollowsOnEveryPage() {
        // given
        var ade = open(ADE);

        // when
        admin.getByLabel("Status of " + title).selectOption("IN_PROGRESS");

        // then
        assertThat(card(ade, "In progress")).isVisible();
        assertThat(card(ade, "To do")).hasCount(0);
        Stage.button(admin, "Edit " + title).click();
        Stage.button(admin, "Delete").click();
        Stage.button(admin, "Delete with all its votes").click();
        assertThat(card(admin, "In progress")).hasCount(0);
        ade.reload();
        Stage.awaitLive(ade);
        assertThat(card(ade, "In progress")).hasCount(0);
    }

    private Page open(Person person) {
        var page = stage.logIn(CHROMIUM.context(), person, "/roadmap");
        Stage.awaitLive(page);
        return page;
    }

    private Locator vote(Page page) {
        return Stage.button(page, "for " + title);
    }

    private Locator card(Page page, String column) {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(column))
                .getByRole(AriaRole.HEADING, new Locator.GetByRoleOptions().setName(title));
    }
}
