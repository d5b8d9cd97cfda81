package dev.guildwire.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.guildwire.local.browser.DiscordControls.Person.ADE;
import static dev.guildwire.local.browser.DiscordControls.Person.JUNIPER;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.guildwire.local.SharedStack;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What happens on Discord, seen in a browser: through the simulator, ingest, Kafka, two edges, rooms, Redis and the
/// load balancer.
@Execution(ExecutionMode.SAME_THREAD)
class WholeWayIT {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private Stage stage;

    @BeforeEach
    void set() throws InterruptedException {
        stage = Stage.before(SharedStack.get());
    }

    @AfterEach
    void clear() {
        stage.close();
    }

    @Test
    void personWhoLogsInSeesAnotherJoinAndLeave() {
        // given
        var page = stage.logIn(CHROMIUM.context(), JUNIPER);
        var heading = page.getByRole(
                AriaRole.HEADING,
                new Page.GetByRoleOptions().setName(stage.guild().name()));
        assertThat(heading).isVisible();

        // when
        stage.discord().join(stage.guild(), ADE, 0);

        // then
        assertThat(stage.people(page, 0)).hasText(ADE.username());
        assertThat(page.locator(".figure.lead dd")).hasText(Pattern.compile("[\\d.,]+\\s*ms"));
        stage.discord().leave(stage.guild(), ADE);
        assertThat(stage.people(page, 0)).hasCount(0);
    }

    @Test
    void personWhoComesLaterSeesWhoIsThere() {
        // given
        stage.discord().join(stage.guild(), ADE, 1);

        // when
        var page = stage.logIn(CHROMIUM.context(), JUNIPER);

        // then
        assertThat(stage.people(page, 1)).hasText(ADE.username());
    }

    @Test
    void pageWhenAllEdgesDieCatchesUpOnWhatItMissed() throws InterruptedException {
        // given
        var page = stage.logIn(CHROMIUM.context(), JUNIPER);

        // when
        stage.stack().edge(1).kill();
        stage.stack().edge(2).kill();
        assertThat(Stage.state(page)).not().hasText("Live");
        stage.discord().join(stage.guild(), ADE, 0);
        stage.stack().awaitReady();

        // then
        Stage.awaitLive(page);
        assertThat(stage.people(page, 0)).hasText(ADE.username());
        assertThat(page.locator(".log-late").first()).hasText("caught up");
    }
}
