package dev.guildwire.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.guildwire.local.browser.DiscordControls.Person.ADE;
import static dev.guildwire.local.browser.DiscordControls.Person.JUNIPER;
import static dev.guildwire.local.browser.DiscordControls.Person.MIRA;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.guildwire.local.SharedStack;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// An admin takes an edge out with the button, through the whole stack, while browsers look on.
@Execution(ExecutionMode.SAME_THREAD)
class OperatorWholeWayIT {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final int BROWSERS = 4;
    /// A page's log keeps a hundred events; each move is two.
    private static final int MOST_MOVES = 50;
    /// Nodes report every two seconds, the page looks as often, and a browser that is sent away takes its time.
    private static final double LONG_MILLIS = 30_000;

    private Stage stage;

    @BeforeEach
    void set() throws InterruptedException {
        stage = Stage.before(SharedStack.get());
    }

    /// A drained edge stays as it is until it is ended; then the stack starts it again.
    @AfterEach
    void clear() throws InterruptedException {
        stage.stack().edge(1).kill();
        stage.stack().awaitReady();
        stage.close();
    }

    @Test
    void edgeWhenDrainedByTheButtonEmptiesAndNoBrowserMissesAnything() {
        // given
        var watching = Stream.generate(() -> stage.logIn(CHROMIUM.context(), JUNIPER))
                .limit(BROWSERS)
                .toList();
        var operator = stage.logIn(CHROMIUM.context(Chromium.DESKTOP_WIDTH, 1400), MIRA, "/operator");
        var edge = row(operator, 1);
        assertThat(edge).hasCount(1, count());
        assertThat(connections(edge)).not().hasText("0", text());
        Screenshots.take(operator, "operator-before-drain");

        // when
        edge.getByRole(AriaRole.BUTTON).click();
        operator.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Drain"))
                .click();
        var moves = moveUntilDrained(edge, watching.getFirst());

        // then
        assertThat(connections(edge)).hasText("0", text());
        assertThat(connections(row(operator, 2))).hasText(Integer.toString(BROWSERS), text());
        Screenshots.take(operator, "operator-after-drain");
        watching.forEach(page -> {
            assertThat(Stage.state(page)).hasText("Live", text());
            assertThat(page.locator(".log-rows > li")).hasCount(2 * moves, count());
        });
    }

    /// Each move is seen by one of the browsers before the next.
    private int moveUntilDrained(Locator edge, Page browser) {
        var moves = 0;
        while (moves < MOST_MOVES && !Objects.requireNonNull(edge.textContent()).contains("Drained")) {
            stage.discord().join(stage.guild(), ADE, 0);
            assertThat(stage.people(browser, 0)).hasText(ADE.username(), text());
            stage.discord().leave(stage.guild(), ADE);
            assertThat(stage.people(browser, 0)).hasCount(0, count());
            moves++;
        }
        assertThat(edge).containsText("Drained", new LocatorAssertions.ContainsTextOptions().setTimeout(LONG_MILLIS));
        return moves;
    }

    /// Of an edge that was ended before there is another row for a minute.
    private Locator row(Page operator, int number) {
        var environment = stage.stack().edge(number).program().environment();
        return operator.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Edges"))
                .getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions()
                        .setHasText(":" + environment.get("SERVER_PORT"))
                        .setHasNotText("Silent"));
    }

    private static Locator connections(Locator edge) {
        return edge.getByRole(AriaRole.CELL).nth(3);
    }

    private static LocatorAssertions.HasTextOptions text() {
        return new LocatorAssertions.HasTextOptions().setTimeout(LONG_MILLIS);
    }

    private static LocatorAssertions.HasCountOptions count() {
        return new LocatorAssertions.HasCountOptions().setTimeout(LONG_MILLIS);
    }
}
