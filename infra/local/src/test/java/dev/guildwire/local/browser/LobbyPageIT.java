package dev.guildwire.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.guildwire.local.browser.SampleRoom.MARA;
import static dev.guildwire.local.browser.SampleRoom.ORIOL;
import static dev.guildwire.local.browser.ScriptedEdge.GUILD;
import static dev.guildwire.local.browser.ScriptedEdge.TS;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import dev.guildwire.local.browser.ScriptedEdge.Connection;
import dev.guildwire.local.browser.Site.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The rooms at `/lobby`.
class LobbyPageIT {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final String ROOMS = "/api/rooms";
    private static final String MINE =
            SampleRoom.json("2", "Friday night Catan", MARA, "open", "null", SampleRoom.three());
    private static final String OTHER = SampleRoom.json(
            "5",
            "Chess, slowly",
            ORIOL,
            "open",
            "null",
            SampleRoom.seat(ORIOL, "Oriol Puig"),
            SampleRoom.seat("900000000000000002", "Tomasz"));

    private PageScene scene;

    @BeforeEach
    void onADesk() {
        scene = PageScene.in(CHROMIUM);
        scene.site().answering("GET " + ROOMS, SampleRoom.rooms(MINE, OTHER));
    }

    @AfterEach
    void nothingFailedAndNothingWasForbidden() {
        assertThat(scene.complaints()).isEmpty();
    }

    @Test
    void lobbyShowsOwnRoomsAndThoseOfOthers() {
        // when
        live();

        // then
        assertThat(scene.region("Your rooms").locator(".room")).containsText("1 of 4 seats free · 2 in voice");
        assertThat(scene.link("Friday night Catan")).hasAttribute("href", "/game/2");
        assertThat(scene.region("Other rooms here")).containsText("Chess, slowly");
        assertThat(scene.link("Chess, slowly")).hasCount(0);
        assertThat(Accessibility.violations(scene.page())).isEmpty();
        Screenshots.take(scene.page(), "lobby");
    }

    @Test
    void roomWhenMadeIsOpened() {
        // given
        live();
        scene.site()
                .answering("POST " + ROOMS, new Answer(201, Answer.json("").headers(), "{\"channelId\":\"2\"}"))
                .answering("GET " + SampleRoom.ROOM, SampleRoom.room(MARA, SampleRoom.three()));

        // when
        scene.page().getByLabel("New room").fill("Friday night Catan ");
        scene.button("Create room").click();

        // then
        assertThat(scene.page()).hasURL(Site.ORIGIN + "/game/2");
        var request = scene.site().lastRequestTo("POST " + ROOMS);
        assertThat(request.postData())
                .isEqualTo("{\"name\":\"Friday night Catan\",\"guildId\":\"%s\"}".formatted(GUILD));
        assertThat(request.headers().get("idempotency-key")).hasSize(36);
    }

    @Test
    void roomThatCouldNotBeMadeIsTriedAgainWithTheSameKey() {
        // given
        live();
        scene.site().answering("POST " + ROOMS, SampleRoom.refusal(409, "channel-limit-reached", "No channel is left"));
        scene.page().getByLabel("New room").fill("Catan");
        scene.button("Create room").click();
        assertThat(scene.page().getByRole(AriaRole.ALERT)).hasText("Advice.");
        var first = scene.site().lastRequestTo("POST " + ROOMS).headers().get("idempotency-key");

        // when
        scene.button("Create room").click();

        // then
        scene.page().waitForCondition(() -> scene.site().requestsTo("POST " + ROOMS) == 2);
        assertThat(scene.site().lastRequestTo("POST " + ROOMS).headers().get("idempotency-key"))
                .isEqualTo(first);
    }

    @Test
    void lobbyWhenRoomsComeAndGoFollows() {
        // given
        var connection = live();
        scene.site().answering("GET " + ROOMS, SampleRoom.rooms(OTHER));

        // when
        connection.event("e-0-11", "room.deleted", SampleRoom.payload(), TS);

        // then
        assertThat(scene.page().getByText("You have no seat anywhere.")).isVisible();
    }

    @Test
    void roomThatNobodyUsesCountsDownAndCanBeKeptOpen() {
        // given
        var connection = live();
        scene.site()
                .answering("POST " + SampleRoom.ROOM + "/viewing", Answer.json("{\"expiresAt\":1704243600000}"))
                .answering("GET " + ROOMS, SampleRoom.rooms(expiring(), OTHER), SampleRoom.rooms(MINE, OTHER));

        // when
        connection.event("e-0-11", "room.expiring", SampleRoom.expiring(TS + 30_000), TS);

        // then
        assertThat(scene.page().locator(".countdown")).containsText("It closes in 2");
        scene.button("Keep open").click();
        assertThat(scene.page().locator(".countdown")).hasCount(0);
    }

    @Test
    void lobbyOnAPhoneFitsItsWidth() {
        // given
        scene = PageScene.in(CHROMIUM, 390, 844);
        scene.site().answering("GET " + ROOMS, SampleRoom.rooms(MINE, OTHER));

        // when
        live();

        // then
        assertThat((int) scene.page().evaluate("document.documentElement.scrollWidth"))
                .isEqualTo(390);
        assertThat(Accessibility.violations(scene.page())).isEmpty();
        Screenshots.take(scene.page(), "lobby-phone");
    }

    private Connection live() {
        scene.open("/lobby");
        var connection = scene.edge().connection(0).welcome("e-0-10");
        assertThat(scene.state()).hasText("Live");
        return connection;
    }

    private static String expiring() {
        return SampleRoom.json(
                "2", "Friday night Catan", MARA, "expiring", Long.toString(TS + 30_000), SampleRoom.three());
    }
}
