package dev.guildwire.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.guildwire.local.browser.DiscordControls.Person.ADE;
import static dev.guildwire.local.browser.DiscordControls.Person.HANA;
import static dev.guildwire.local.browser.DiscordControls.Person.JUNIPER;
import static dev.guildwire.local.browser.DiscordControls.Person.MIRA;
import static dev.guildwire.local.browser.DiscordControls.Person.TOMASZ;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.guildwire.local.SharedStack;
import dev.guildwire.local.browser.DiscordControls.Person;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A game room from its making to its end, through the whole stack.
@Execution(ExecutionMode.SAME_THREAD)
class RoomsWholeWayIT {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    /// For what takes Discord's time, or the time a room may be idle.
    private static final double LONG_MILLIS = 90_000;

    private Stage stage;
    private Page host;
    private String channel;

    @BeforeEach
    void roomIsMade() throws InterruptedException {
        stage = Stage.before(SharedStack.get());
        host = stage.logIn(
                CHROMIUM.context(), MIRA, "/lobby?guild=" + stage.guild().id());
        host.getByLabel("New room").fill("Friday night Catan");
        Stage.button(host, "Create room").click();
        host.waitForURL("**/game/*");
        Stage.awaitLive(host);
        channel = host.url().substring(host.url().lastIndexOf('/') + 1);
    }

    @AfterEach
    void clear() {
        stage.close();
    }

    @Test
    void roomFillsByItsInviteUntilTheFifthIsRefused() {
        // given
        var invite = host.getByLabel("Invite link").inputValue();

        // when
        var ade = arrive(ADE, invite);
        arrive(JUNIPER, invite);
        arrive(TOMASZ, invite);

        // then
        assertThat(ade).hasURL(stage.stack().baseUrl() + "/game/" + channel);
        assertThat(taken(host)).hasCount(4);
        assertThat(taken(ade)).hasCount(4);
        var fifth = arrive(HANA, invite);
        assertThat(heading(fifth, "Room Full")).isVisible();
        Stage.button(ade, "Leave").click();
        assertThat(taken(host)).hasCount(3, new LocatorAssertions.HasCountOptions().setTimeout(LONG_MILLIS));
        Stage.button(fifth, "Try again").click();
        assertThat(taken(host)).hasCount(4);
    }

    @Test
    void roomShowsWhoIsInItsVoiceChannel() {
        // given
        var ade = arrive(ADE, host.getByLabel("Invite link").inputValue());
        assertThat(taken(ade)).hasCount(2);

        // when
        stage.discord().join(stage.guild(), ADE, channel);

        // then
        assertThat(host.locator(".seat.heard")).hasCount(1);
        stage.discord().leave(stage.guild(), ADE);
        assertThat(host.locator(".seat.heard")).hasCount(0);
    }

    @Test
    void roomThatNobodyUsesWarnsCanBeKeptAndEnds() {
        // given: the page is open, but nobody has looked for as long as a room may be idle here
        var countdown = host.locator(".countdown");
        assertThat(countdown).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(LONG_MILLIS));

        // when
        Stage.button(host, "Keep open").click();

        // then
        assertThat(countdown).hasCount(0);
        assertThat(countdown).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(LONG_MILLIS));
        assertThat(heading(host, "This room has closed"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(LONG_MILLIS));
        assertThat(stage.discord().firstGuild().voiceChannels()).doesNotContain(channel);
    }

    @Test
    void roomWhenClosedByItsHostIsGoneForEverybody() {
        // given
        var ade = arrive(ADE, host.getByLabel("Invite link").inputValue());
        assertThat(taken(host)).hasCount(2);

        // when
        Stage.button(host, "Close room").click();
        Stage.button(host, "Close it").click();

        // then
        assertThat(host).hasURL(stage.stack().baseUrl() + "/lobby");
        assertThat(heading(ade, "This room has closed"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(LONG_MILLIS));
    }

    @Test
    void inviteOutlivesALoginThatHasEnded() {
        // given
        stage.discord().letTokensLast(Duration.ofSeconds(1));
        var context = CHROMIUM.context();
        stage.logIn(context, ADE).close();
        stage.discord().letTokensLastAWeek();
        stage.discord().revokeGrants(ADE);

        // when
        arrive(context, ADE, host.getByLabel("Invite link").inputValue());

        // then
        assertThat(taken(host)).hasCount(2);
    }

    /// Opens the invite without being logged in, and goes through the login.
    private Page arrive(Person person, String invite) {
        return arrive(CHROMIUM.context(), person, invite);
    }

    private Page arrive(BrowserContext context, Person person, String invite) {
        var page = context.newPage();
        page.navigate(invite);
        assertThat(heading(page, "You are invited to play.")).isVisible();
        Stage.link(page, "Log in with Discord").click();
        Stage.choose(page, person);
        return page;
    }

    private static Locator taken(Page page) {
        return page.locator(".seat:not(.free)");
    }

    private static Locator heading(Page page, String text) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(text));
    }
}
