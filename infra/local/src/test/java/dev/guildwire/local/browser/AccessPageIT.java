package dev.guildwire.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.guildwire.local.browser.Scene.TOKENS;
import static dev.guildwire.local.browser.ScriptedEdge.GUILD;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import dev.guildwire.local.browser.Site.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What `/` shows to people who are not logged in, or see nothing for another reason.
class AccessPageIT {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final Answer LOGGED_OUT = Answer.problem(401, "{\"status\":401,\"title\":\"Unauthorized\"}");

    private PageScene scene;

    @BeforeEach
    void onADesk() {
        scene = PageScene.in(CHROMIUM);
    }

    @AfterEach
    void nothingFailedAndNothingWasForbidden() {
        assertThat(scene.complaints()).isEmpty();
    }

    @Test
    void pageWhenLoggedOutSaysWhatItIsAndOffersLogin() {
        // given
        scene.site().answering("GET /api/session", LOGGED_OUT);

        // when
        scene.page().navigate(Site.ORIGIN + "/?guild=" + GUILD);

        // then
        assertThat(scene.page().getByRole(AriaRole.HEADING)).containsText("Your Discord server");
        assertThat(scene.link("Log in with Discord"))
                .hasAttribute("href", "/auth/discord/login?returnTo=%2F%3Fguild%3D" + GUILD);
        assertThat(Accessibility.violations(scene.page())).isEmpty();
        Screenshots.take(scene.page(), "logged-out");
    }

    @Test
    void pageWhenSessionEndsOffersLoginAndTheWayBack() {
        // given
        var connection = scene.live();
        scene.site().answering(TOKENS, LOGGED_OUT);

        // when
        connection.close(4401, "Session expired");

        // then
        assertThat(scene.page().getByText("You have been logged out.")).isVisible();
        assertThat(scene.link("Log in again")).hasAttribute("href", Site.ORIGIN + "/auth/discord/login?returnTo=%2F");
    }

    @Test
    void pageWhenInNoGuildSaysWhatToDo() {
        // given
        scene.site().answering("GET /api/session", Sample.session("[]"));

        // when
        scene.open();

        // then
        assertThat(scene.page().getByText("You are in no server that Guildwire serves."))
                .isVisible();
        assertThat(Accessibility.violations(scene.page())).isEmpty();
    }

    @Test
    void pageWhenTheServerFailsCanBeTriedAgain() {
        // given
        scene.site()
                .answering(
                        "GET /api/session",
                        Answer.problem(503, "{\"detail\":\"Redis is away.\"}"),
                        Sample.session(Sample.BOTH_GUILDS));
        scene.open();
        assertThat(scene.page().getByText("Redis is away.")).isVisible();

        // when
        scene.button("Try again").click();

        // then
        assertThat(scene.heading("Riverside Players")).isVisible();
    }

    @Test
    void logoutEndsTheSessionAndShowsTheWelcome() {
        // given
        scene.live();
        scene.site().answering("POST /auth/logout", Answer.json("{}")).answering("GET /api/session", LOGGED_OUT);

        // when
        scene.logOut();

        // then
        assertThat(scene.link("Log in with Discord")).isVisible();
        assertThat(scene.site().requestsTo("POST /auth/logout")).isEqualTo(1);
    }
}
