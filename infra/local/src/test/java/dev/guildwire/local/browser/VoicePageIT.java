package dev.guildwire.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.guildwire.local.browser.ScriptedEdge.GUILD;
import static dev.guildwire.local.browser.ScriptedEdge.TS;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import dev.guildwire.local.browser.Site.Answer;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The voice channels at `/`, on a desk and on a phone.
class VoicePageIT {

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
    void pageWhenLoggedInShowsWhoIsWhere() {
        // when
        scene.live();

        // then
        assertThat(scene.heading("Riverside Players")).isVisible();
        assertThat(scene.page().getByText("6 people in 3 of 6 voice channels")).isVisible();
        assertThat(scene.peopleIn("Lounge")).hasText(new String[] {"Mara Lindqvist", "Tomasz", "yuki.n"});
        assertThat(scene.region("Quiet corner")).containsText("Nobody here");
        assertThat(scene.state()).hasText("Live");
    }

    @Test
    void pageWhenPeopleComeAndGoFollows() {
        // given
        var connection = scene.live();

        // when
        connection.event("e-0-11", "voice.joined", Sample.joined("900000000000000042", "Zoe", "4"), TS + 3);
        connection.left("e-0-12", "900000000000000001");

        // then
        assertThat(scene.peopleIn("Quiet corner")).hasText("Zoe");
        assertThat(scene.peopleIn("Lounge")).hasText(new String[] {"Tomasz", "yuki.n"});
        assertThat(scene.page().getByRole(AriaRole.LOG))
                .containsText("Zoe joined Quiet corner. Mara Lindqvist left Lounge");
    }

    @Test
    void pageWhenSomethingHappensTellsTheConsole() {
        // given
        var console = new CopyOnWriteArrayList<String>();
        scene.page().onConsoleMessage(message -> console.add(message.text()));

        // when
        var connection = scene.live();
        connection.left("e-0-11", "900000000000000001");

        // then
        scene.page().waitForCondition(() -> console.stream().anyMatch(line -> line.startsWith("[Event] voice.left: ")));
        assertThat(console)
                .containsSubsequence("[WS] Connected to WebSocket", "[WS] Authenticated successfully")
                .doesNotHaveDuplicates();
    }

    @Test
    void pageWhenEventsComeShowsTheirLatencyAndLogsThem() {
        // given
        var connection = scene.live();

        // when
        Sample.traffic(connection, 60);

        // then
        var panel = scene.region("Discord to this browser");
        assertThat(panel).containsText("60 events measured");
        assertThat(scene.loggedEvents()).hasCount(60);
        scene.page().locator(".log-row summary").first().click();
        assertThat(scene.page().locator(".log-row[open] pre")).containsText("\"id\": \"e-0-70\"");
        assertThat(Accessibility.violations(scene.page())).isEmpty();
        scene.page().locator(".log-row summary").first().click();
        scene.page().waitForCondition(() -> scene.page().locator(".leaving").count() == 0);
        Screenshots.take(scene.page(), "live");
    }

    @Test
    void logWhenPausedStaysAsItIs() {
        // given
        var connection = scene.live();
        Sample.traffic(connection, 3);
        assertThat(scene.loggedEvents()).hasCount(3);

        // when
        scene.button("Pause").click();
        connection.event("e-0-30", "voice.joined", Sample.joined("900000000000000042", "Zoe", "4"), TS);
        assertThat(scene.region("Quiet corner")).containsText("Zoe");

        // then
        assertThat(scene.loggedEvents()).hasCount(3);
        scene.button("Resume").click();
        assertThat(scene.loggedEvents()).hasCount(4);
    }

    @Test
    void pageWhenConnectionIsLostSaysSoAndComesBack() {
        // given
        var connection = scene.live();

        // when
        connection.close(1001, "going away, come back in 30000 ms");

        // then
        assertThat(scene.page().getByText("Connection lost. Trying again in")).isVisible();
        assertThat(scene.state()).hasText("Reconnecting");
        assertThat(Accessibility.violations(scene.page())).isEmpty();
        Screenshots.take(scene.page(), "reconnecting");
        scene.button("Try now").click();
        scene.edge().connection(1).welcome("e-0-10");
        assertThat(scene.state()).hasText("Live");
        assertThat(scene.page().getByText("Connection lost")).hasCount(0);
    }

    @Test
    void pageWhenDiscordWasAwaySaysWhatIsNotKnown() {
        // given
        var connection = scene.live();

        // when
        connection.event(
                "e-0-11", "stream.gap", "{\"guildId\":\"%s\",\"from\":%d,\"to\":%d}".formatted(GUILD, TS, TS + 9_000));

        // then
        assertThat(scene.page().locator(".notice")).containsText("Discord was out of reach");
        scene.button("Dismiss").click();
        assertThat(scene.page().locator(".notice")).hasCount(0);
    }

    @Test
    void guildWhenAnotherIsChosenIsShownAndRemembered() {
        // given
        scene.live();
        scene.site()
                .answering("GET /api/guilds/" + Sample.OTHER_GUILD + "/voice", Sample.emptyVoice(Sample.OTHER_GUILD));

        // when
        scene.link("Chess Club").click();

        // then
        assertThat(scene.heading("Chess Club")).isVisible();
        scene.open();
        assertThat(scene.heading("Chess Club")).isVisible();
        assertThat(scene.page().locator(".chooser [aria-current=page]")).hasText("Chess Club");
    }

    @Test
    void pageOnAPhoneFitsItsWidth() {
        // given
        scene = PageScene.in(CHROMIUM, 390, 844);
        var connection = scene.live();
        Sample.traffic(connection, 40);
        scene.page().waitForCondition(() -> scene.page().locator(".leaving").count() == 0);

        // then
        assertThat((int) scene.page().evaluate("document.documentElement.scrollWidth"))
                .isEqualTo(390);
        assertThat(Accessibility.violations(scene.page())).isEmpty();
        Screenshots.take(scene.page(), "live-phone");
        scene.site().answering("GET /api/session", LOGGED_OUT);
        scene.page().reload();
        assertThat(scene.link("Log in with Discord")).isVisible();
        assertThat((int) scene.page().evaluate("document.documentElement.scrollWidth"))
                .isEqualTo(390);
        Screenshots.take(scene.page(), "logged-out-phone");
    }
}
