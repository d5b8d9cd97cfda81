package dev.guildwire.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.guildwire.local.browser.ScriptedEdge.GUILD;
import static dev.guildwire.local.browser.ScriptedEdge.TS;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.guildwire.local.browser.ScriptedEdge.Connection;
import dev.guildwire.local.browser.Site.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The page at `/`, on a desk and on a phone.
class PageIT {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final String VOICE = "GET /api/guilds/" + GUILD + "/voice";
    private static final Answer LOGGED_OUT = Answer.problem(401, "{\"status\":401,\"title\":\"Unauthorized\"}");

    private final List<String> complaints = new ArrayList<>();
    private Site site;
    private ScriptedEdge edge;
    private Page page;

    @BeforeEach
    void onADesk() {
        open(Chromium.DESKTOP_WIDTH, Chromium.DESKTOP_HEIGHT);
    }

    private void open(int width, int height) {
        var context = CHROMIUM.context(width, height);
        site = new Site(context)
                .answering("GET /api/session", Sample.session(Sample.BOTH_GUILDS))
                .answering("POST /api/ws-token", GuildwireClientIT.token("first", 15))
                .answering(VOICE, Sample.voice());
        Sample.pictures(context);
        page = context.newPage();
        page.onPageError(error -> complaints.add(error));
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")
                    || message.text().contains("Trusted")) {
                complaints.add(message.text());
            }
        });
        edge = new ScriptedEdge(page);
    }

    @AfterEach
    void noErrorAndNoPolicyViolationHappened() {
        assertThat(complaints).isEmpty();
    }

    @Test
    void pageWhenLoggedOutSaysWhatItIsAndOffersLogin() {
        // given
        site.answering("GET /api/session", LOGGED_OUT);

        // when
        page.navigate(Site.ORIGIN + "/?guild=" + GUILD);

        // then
        assertThat(page.getByRole(AriaRole.HEADING)).containsText("Your Discord server");
        assertThat(link("Log in with Discord"))
                .hasAttribute("href", "/auth/discord/login?returnTo=%2F%3Fguild%3D" + GUILD);
        assertThat(Accessibility.violations(page)).isEmpty();
        Screenshots.take(page, "logged-out");
    }

    @Test
    void pageWhenLoggedInShowsWhoIsWhere() {
        // when
        live();

        // then
        assertThat(page.getByRole(AriaRole.HEADING, named("Riverside Players"))).isVisible();
        assertThat(page.getByText("6 people in 3 of 6 voice channels")).isVisible();
        assertThat(channel("Lounge").locator(".person-name"))
                .hasText(new String[] {"Mara Lindqvist", "Tomasz", "yuki.n"});
        assertThat(channel("Quiet corner")).containsText("Nobody here");
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("Live");
    }

    @Test
    void pageWhenPeopleComeAndGoFollows() {
        // given
        var connection = live();

        // when
        connection.event("e-0-11", "voice.joined", Sample.joined("900000000000000042", "Zoe", "4"), TS + 3);
        connection.left("e-0-12", "900000000000000001");

        // then
        assertThat(channel("Quiet corner").locator(".person-name")).hasText("Zoe");
        assertThat(channel("Lounge").locator(".person-name")).hasText(new String[] {"Tomasz", "yuki.n"});
        assertThat(page.getByRole(AriaRole.LOG)).containsText("Zoe joined Quiet corner. Mara Lindqvist left Lounge");
    }

    @Test
    void pageWhenEventsComeShowsTheirLatencyAndLogsThem() {
        // given
        var connection = live();

        // when
        Sample.traffic(connection, 60);

        // then
        var panel = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Discord to this browser"));
        assertThat(panel).containsText("60 events measured");
        assertThat(page.locator(".log-rows > li")).hasCount(60);
        page.locator(".log-row summary").first().click();
        assertThat(page.locator(".log-row[open] pre")).containsText("\"id\": \"e-0-70\"");
        assertThat(Accessibility.violations(page)).isEmpty();
        page.locator(".log-row summary").first().click();
        page.waitForCondition(() -> page.locator(".leaving").count() == 0);
        Screenshots.take(page, "live");
    }

    @Test
    void logWhenPausedStaysAsItIs() {
        // given
        var connection = live();
        Sample.traffic(connection, 3);
        assertThat(page.locator(".log-rows > li")).hasCount(3);

        // when
        button("Pause").click();
        connection.event("e-0-30", "voice.joined", Sample.joined("900000000000000042", "Zoe", "4"), TS);
        assertThat(channel("Quiet corner")).containsText("Zoe");

        // then
        assertThat(page.locator(".log-rows > li")).hasCount(3);
        button("Resume").click();
        assertThat(page.locator(".log-rows > li")).hasCount(4);
    }

    @Test
    void pageWhenConnectionIsLostSaysSoAndComesBack() {
        // given
        var connection = live();

        // when
        connection.close(1001, "going away, come back in 30000 ms");

        // then
        assertThat(page.getByText("Connection lost. Trying again in")).isVisible();
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("Reconnecting");
        assertThat(Accessibility.violations(page)).isEmpty();
        Screenshots.take(page, "reconnecting");
        button("Try now").click();
        edge.connection(1).welcome("e-0-10");
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("Live");
        assertThat(page.getByText("Connection lost")).hasCount(0);
    }

    @Test
    void pageWhenSessionEndsOffersLoginAndTheWayBack() {
        // given
        var connection = live();
        site.answering("POST /api/ws-token", LOGGED_OUT);

        // when
        connection.close(4401, "Session expired");

        // then
        assertThat(page.getByText("You have been logged out.")).isVisible();
        assertThat(link("Log in again")).hasAttribute("href", Site.ORIGIN + "/auth/discord/login?returnTo=%2F");
    }

    @Test
    void pageWhenDiscordWasAwaySaysWhatIsNotKnown() {
        // given
        var connection = live();

        // when
        connection.event(
                "e-0-11", "stream.gap", "{\"guildId\":\"%s\",\"from\":%d,\"to\":%d}".formatted(GUILD, TS, TS + 9_000));

        // then
        assertThat(page.locator(".notice")).containsText("Discord was out of reach");
        button("Dismiss").click();
        assertThat(page.locator(".notice")).hasCount(0);
    }

    @Test
    void guildWhenAnotherIsChosenIsShownAndRemembered() {
        // given
        live();
        site.answering("GET /api/guilds/" + Sample.OTHER_GUILD + "/voice", Sample.emptyVoice(Sample.OTHER_GUILD));

        // when
        link("Chess Club").click();

        // then
        assertThat(page.getByRole(AriaRole.HEADING, named("Chess Club"))).isVisible();
        page.navigate(Site.ORIGIN + "/");
        assertThat(page.getByRole(AriaRole.HEADING, named("Chess Club"))).isVisible();
        assertThat(page.locator("[aria-current=page]")).hasText("Chess Club");
    }

    @Test
    void pageWhenInNoGuildSaysWhatToDo() {
        // given
        site.answering("GET /api/session", Sample.session("[]"));

        // when
        page.navigate(Site.ORIGIN + "/");

        // then
        assertThat(page.getByText("You are in no server that Guildwire serves."))
                .isVisible();
        assertThat(Accessibility.violations(page)).isEmpty();
    }

    @Test
    void pageWhenTheServerFailsCanBeTriedAgain() {
        // given
        site.answering(
                "GET /api/session",
                Answer.problem(503, "{\"detail\":\"Redis is away.\"}"),
                Sample.session(Sample.BOTH_GUILDS));
        page.navigate(Site.ORIGIN + "/");
        assertThat(page.getByText("Redis is away.")).isVisible();

        // when
        button("Try again").click();

        // then
        assertThat(page.getByRole(AriaRole.HEADING, named("Riverside Players"))).isVisible();
    }

    @Test
    void logoutEndsTheSessionAndShowsTheWelcome() {
        // given
        live();
        site.answering("POST /auth/logout", Answer.json("{}")).answering("GET /api/session", LOGGED_OUT);

        // when
        button("Log out").click();

        // then
        assertThat(link("Log in with Discord")).isVisible();
        assertThat(site.requestsTo("POST /auth/logout")).isEqualTo(1);
    }

    @Test
    void pageOnAPhoneFitsItsWidth() {
        // given
        open(390, 844);
        var connection = live();
        Sample.traffic(connection, 40);
        page.waitForCondition(() -> page.locator(".leaving").count() == 0);

        // then
        assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
        assertThat(Accessibility.violations(page)).isEmpty();
        Screenshots.take(page, "live-phone");
        site.answering("GET /api/session", LOGGED_OUT);
        page.reload();
        assertThat(link("Log in with Discord")).isVisible();
        assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
        Screenshots.take(page, "logged-out-phone");
    }

    private Connection live() {
        page.navigate(Site.ORIGIN + "/");
        var connection = edge.connection(0).welcome("e-0-10");
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("Live");
        return connection;
    }

    private Locator channel(String name) {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(name));
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, named(name));
    }

    private Locator link(String name) {
        return page.getByRole(AriaRole.LINK, named(name));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
