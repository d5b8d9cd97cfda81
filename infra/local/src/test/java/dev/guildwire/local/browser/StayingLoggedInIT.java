package dev.guildwire.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.guildwire.local.browser.DiscordControls.Person.ADE;
import static dev.guildwire.local.browser.DiscordControls.Person.JUNIPER;
import static dev.guildwire.local.browser.DiscordControls.Person.TOMASZ;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import dev.guildwire.local.SharedStack;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Logged in without being asked again, and out everywhere at once, through the whole stack.
@Execution(ExecutionMode.SAME_THREAD)
class StayingLoggedInIT {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private Stage stage;

    @BeforeEach
    void set() throws InterruptedException {
        stage = Stage.before(SharedStack.get());
    }

    @AfterEach
    void clear() {
        stage.discord().letTokensLastAWeek();
        stage.close();
    }

    @Test
    void loginWhenATokenOfDiscordsEndsIsRenewedUnseen() {
        // given
        stage.discord().letTokensLast(Duration.ofSeconds(1));
        var page = stage.logIn(CHROMIUM.context(), JUNIPER);
        var given = stage.discord().tokensGiven();

        // when
        page.waitForCondition(() -> {
            page.reload();
            return stage.discord().tokensGiven() > given + 1;
        });

        // then
        Stage.awaitLive(page);
        stage.discord().join(stage.guild(), ADE, 0);
        assertThat(stage.people(page, 0)).hasText(ADE.username());
    }

    @Test
    void loginWhenDiscordRefusesToRenewItEndsOnOpenPagesAndBeginsAgainOnNewOnes() {
        // given
        var context = CHROMIUM.context();
        stage.discord().letTokensLast(Duration.ofSeconds(1));
        var open = stage.logIn(context, JUNIPER);

        // when
        stage.discord().revokeGrants(JUNIPER);
        var opened = context.newPage();
        opened.navigate(
                stage.stack().baseUrl().resolve("/?guild=" + stage.guild().id()).toString());

        // then
        assertThat(open.getByText("You have been logged out.")).isVisible();
        Stage.choose(opened, JUNIPER);
        Stage.awaitLive(opened);
        assertThat(opened).hasURL(Pattern.compile("guild=" + stage.guild().id()));
    }

    @Test
    void logoutInOneTabEndsTheOther() {
        // given
        var context = CHROMIUM.context();
        var first = stage.logIn(context, JUNIPER);
        var second = context.newPage();
        second.navigate(stage.stack().baseUrl().toString());
        Stage.awaitLive(second);

        // when
        Stage.logOut(first);

        // then
        assertThat(second.getByText("You have been logged out.")).isVisible();
        assertThat(Stage.link(first, "Log in with Discord")).isVisible();
    }

    @Test
    void logoutEverywhereEndsThePageInTheOtherBrowser() {
        // given
        var here = stage.logIn(CHROMIUM.context(), TOMASZ);
        var there = stage.logIn(CHROMIUM.context(), TOMASZ);

        // when
        Stage.button(here, "account").click();
        Stage.button(here, "Log out everywhere").click();

        // then
        assertThat(there.getByText("You have been logged out.")).isVisible();
        assertThat(Stage.link(there, "Log in again")).isVisible();
    }

    @Test
    void loginThatIsRefusedEndsOnAPageThatSaysSo() {
        // given
        var page = CHROMIUM.context().newPage();
        page.navigate(stage.stack().baseUrl().toString());
        Stage.link(page, "Log in with Discord").click();

        // when
        Stage.link(page, "Cancel").click();

        // then
        assertThat(page.getByRole(AriaRole.HEADING)).hasText("You did not let us log you in");
        assertThat(Accessibility.violations(page)).isEmpty();
        Screenshots.take(page, "refused");
    }
}
