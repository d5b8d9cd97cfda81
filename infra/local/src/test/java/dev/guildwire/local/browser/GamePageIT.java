package dev.guildwire.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.guildwire.local.browser.SampleRoom.MARA;
import static dev.guildwire.local.browser.SampleRoom.ORIOL;
import static dev.guildwire.local.browser.SampleRoom.PAGE;
import static dev.guildwire.local.browser.SampleRoom.ROOM;
import static dev.guildwire.local.browser.ScriptedEdge.TS;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.guildwire.local.browser.ScriptedEdge.Connection;
import dev.guildwire.local.browser.Site.Answer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// One room at `/game/{channelId}`.
class GamePageIT {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final String VIEWING = "POST " + ROOM + "/viewing";
    private static final String JOIN = "POST /api/rooms/join";

    private PageScene scene;

    @BeforeEach
    void onADesk() {
        scene = in(PageScene.in(CHROMIUM));
    }

    private static PageScene in(PageScene scene) {
        scene.site()
                .answering("GET " + ROOM, SampleRoom.room(MARA, SampleRoom.three()))
                .answering(VIEWING, Answer.json("{\"expiresAt\":1704243600000}"))
                .answering("GET " + ROOM + "/invites", SampleRoom.invites());
        return scene;
    }

    @AfterEach
    void nothingFailedAndNothingWasForbidden() {
        assertThat(scene.complaints()).isEmpty();
    }

    @Test
    void roomShowsSeatsAndWhoCanBeHeard() {
        // when
        live();

        // then
        assertThat(scene.heading("Friday night Catan")).isVisible();
        assertThat(seats()).hasCount(4);
        assertThat(seats().nth(0)).containsText("Mara Lindqvist");
        assertThat(seats().nth(0)).containsText("Host · Not in voice");
        assertThat(seats().nth(1)).containsText("In voice");
        assertThat(seats().nth(2)).containsText("Joining…");
        assertThat(seats().nth(3)).hasText("Free seat");
        assertThat(scene.page().getByText("1 of 4 seats free, 2 in voice")).isVisible();
        assertThat(scene.page().locator(".table .people")).containsText("Nkechi");
        assertThat(scene.link("Open in Discord"))
                .hasAttribute("href", "https://discord.com/channels/" + ScriptedEdge.GUILD + "/2");
        assertThat(Accessibility.violations(scene.page())).isEmpty();
        Screenshots.take(scene.page(), "game");
    }

    @Test
    void roomWhenSomebodyTakesASeatOrSpeaksFollows() {
        // given
        var connection = live();
        var full = List.of(SampleRoom.three());
        scene.site()
                .answering(
                        "GET " + ROOM,
                        SampleRoom.room(MARA, full.get(0), full.get(1), full.get(2), SampleRoom.seat("7", "Ada")));

        // when
        connection.event("e-0-11", "room.updated", SampleRoom.updated(), TS);
        connection.event("e-0-12", "voice.joined", Sample.joined(MARA, "Mara Lindqvist", "2"), TS);

        // then
        assertThat(seats().nth(3)).containsText("Ada");
        assertThat(seats().nth(0)).containsText("Host · In voice");
        assertThat(scene.page().getByText("Room Full, 3 in voice")).isVisible();
    }

    @Test
    void roomWhenSomebodyLooksIsToldSo() {
        // when
        live();

        // then
        assertThat(scene.site().requestsTo(VIEWING)).isEqualTo(1);
        scene.page().evaluate("document.dispatchEvent(new Event('visibilitychange'))");
        scene.page().waitForCondition(() -> scene.site().requestsTo(VIEWING) == 2);
    }

    @Test
    void roomThatNobodyUsesCountsDownAndCanBeKeptOpen() {
        // given
        var connection = live();

        // when
        connection.event("e-0-11", "room.expiring", SampleRoom.expiring(TS + 30_000), TS);

        // then
        assertThat(scene.page().locator(".countdown")).containsText("It closes in 2");
        assertThat(scene.page().getByRole(AriaRole.LOG)).containsText("It closes soon unless you keep it open");
        assertThat(Accessibility.violations(scene.page())).isEmpty();
        Screenshots.take(scene.page(), "game-expiring");
        scene.button("Keep open").click();
        assertThat(scene.page().locator(".countdown")).hasCount(0);
        assertThat(scene.site().requestsTo(VIEWING)).isEqualTo(2);
    }

    @Test
    void roomThatHasClosedSaysSo() {
        // given
        var connection = live();

        // when
        connection.event("e-0-11", "room.deleted", SampleRoom.payload(), TS);

        // then
        assertThat(scene.heading("This room has closed")).isVisible();
        assertThat(scene.link("All rooms")).isVisible();
    }

    @Test
    void inviteLinkIsCopied() {
        // given
        scene.page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        live();

        // when
        scene.button("Copy link").click();

        // then
        assertThat(scene.button("Copied")).isVisible();
        assertThat(scene.page().evaluate("navigator.clipboard.readText()")).isEqualTo(SampleRoom.link("t1"));
    }

    @Test
    void inviteWhenRevokedIsGone() {
        // given
        live();
        scene.site()
                .answering("DELETE " + ROOM + "/invites/i1", SampleRoom.nothing())
                .answering("GET " + ROOM + "/invites", Answer.json("{\"invites\":[]}"));

        // when
        scene.button("Revoke").click();

        // then
        assertThat(scene.page().getByLabel("Invite link")).hasCount(0);
    }

    @Test
    void inviteWhenOpenedTakesTheSeatAndLeavesTheAddress() {
        // given
        scene.site().answering(JOIN, Answer.json("{\"channelId\":\"2\"}"));

        // when
        scene.open(PAGE + "#invite=secret");
        scene.edge().connection(0).welcome("e-0-10");

        // then
        assertThat(scene.heading("Friday night Catan")).isVisible();
        assertThat(scene.site().lastRequestTo(JOIN).postData()).isEqualTo("{\"token\":\"secret\"}");
        assertThat(scene.page()).hasURL(Site.ORIGIN + PAGE);
    }

    @Test
    void inviteWhenTheRoomIsFullSaysSoAndCanBeTriedAgain() {
        // given
        scene.site()
                .answering(
                        JOIN, SampleRoom.refusal(409, "room-full", "Room Full"), Answer.json("{\"channelId\":\"2\"}"));
        scene.open(PAGE + "#invite=secret");
        assertThat(scene.heading("Room Full")).isVisible();
        assertThat(Accessibility.violations(scene.page())).isEmpty();
        Screenshots.take(scene.page(), "room-full");

        // when
        scene.button("Try again").click();

        // then
        assertThat(scene.heading("Friday night Catan")).isVisible();
    }

    @Test
    void inviteThatIsNoGoodSaysWhy() {
        // given
        scene.site().answering(JOIN, SampleRoom.refusal(403, "invite-expired", "The invite has expired"));

        // when
        scene.open(PAGE + "#invite=old");

        // then
        assertThat(scene.heading("The invite has expired")).isVisible();
    }

    @Test
    void inviteWhenLoggedOutLeadsThroughTheLoginAndBack() {
        // given
        scene.site().answering("GET /api/session", Answer.problem(401, "{}"));

        // when
        scene.open(PAGE + "#invite=secret");

        // then
        assertThat(scene.heading("You are invited to play.")).isVisible();
        assertThat(scene.link("Log in with Discord"))
                .hasAttribute("href", "/auth/discord/login?returnTo=%2Fgame%2F2%23invite%3Dsecret");
        Screenshots.take(scene.page(), "invited");
    }

    @Test
    void guestWithoutASeatSeesNoInvitesAndIsToldTheWayIn() {
        // given
        scene.site().answering("GET " + ROOM, SampleRoom.room(ORIOL, SampleRoom.seat(ORIOL, "Oriol Puig")));

        // when
        live();

        // then
        assertThat(scene.page().getByText("You have no seat in this room.")).isVisible();
        assertThat(scene.button("Close room")).hasCount(0);
        assertThat(scene.button("New link")).hasCount(0);
        assertThat(scene.site().requestsTo("GET " + ROOM + "/invites")).isZero();
    }

    @Test
    void hostWhoClosesTheRoomIsAskedFirst() {
        // given
        live();
        scene.site().answering("DELETE " + ROOM, SampleRoom.nothing()).answering("GET /api/rooms", SampleRoom.rooms());

        // when
        scene.button("Close room").click();
        assertThat(scene.site().requestsTo("DELETE " + ROOM)).isZero();
        scene.button("Close it").click();

        // then
        assertThat(scene.page()).hasURL(Site.ORIGIN + "/lobby");
    }

    @Test
    void roomOnAPhoneFitsItsWidth() {
        // given
        scene = in(PageScene.in(CHROMIUM, 390, 844));

        // when
        live();

        // then
        assertThat((int) scene.page().evaluate("document.documentElement.scrollWidth"))
                .isEqualTo(390);
        assertThat(Accessibility.violations(scene.page())).isEmpty();
        Screenshots.take(scene.page(), "game-phone");
    }

    private Connection live() {
        scene.open(PAGE);
        var connection = scene.edge().connection(0).welcome("e-0-10");
        assertThat(scene.state()).hasText("Live");
        return connection;
    }

    private Locator seats() {
        return scene.page().locator(".seat");
    }
}
