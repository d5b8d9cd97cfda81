package dev.guildwire.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.guildwire.local.browser.Site.Answer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What `/operator` shows, and to whom.
class OperatorPageIT {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final String OVERVIEW = "GET /api/operator/overview";
    private static final String DRAIN = "POST /api/operator/edges/e-1/drain";

    private PageScene scene;

    @BeforeEach
    void onADesk() {
        scene = PageScene.in(CHROMIUM, Chromium.DESKTOP_WIDTH, 1400);
    }

    @AfterEach
    void nothingFailedAndNothingWasForbidden() {
        assertThat(scene.complaints()).isEmpty();
    }

    private void openAsAdmin() {
        scene.site()
                .answering("GET /api/session", Sample.adminSession())
                .answering(OVERVIEW, SampleOperation.overview("READY", 1204))
                .answering("GET /api/operator/queue", SampleOperation.queue())
                .answering(DRAIN, new Answer(202, Map.of(), ""));
        scene.open("/operator");
    }

    private Locator row(String table, String name) {
        return scene.region(table).getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(name));
    }

    @Test
    void pageWhenAdminLooksShowsNodesShardsLatencyAndQueue() {
        openAsAdmin();

        assertThat(scene.page().getByText("6 nodes, 1,985 connections. Look at: ingest-1, rooms-7d9c4-k2m1p:8111."))
                .isVisible();
        assertThat(row("Edges", "edge-6c9f7-x2x8v")).containsText("Ready");
        assertThat(row("Edges", "edge-6c9f7-x2x8v")).containsText("1,204");
        assertThat(row("Gateway shards", "Reconnecting")).containsText("ingest-1");
        assertThat(scene.region("Discord to browsers, last minute")).containsText("41 ms");
        assertThat(row("Buckets", "a1b2c3")).containsText("Discord’s limit, 3.2 s");
        assertThat(scene.page().locator(".histogram rect")).hasCount(12);
        assertThat(Accessibility.violations(scene.page())).isEmpty();
        Screenshots.take(scene.page(), "operator");
    }

    @Test
    void pageWhenOnAPhoneNeedsNoScrollingAside() {
        scene = PageScene.in(CHROMIUM, 390, 3200);
        openAsAdmin();

        assertThat(row("Edges", "edge-6c9f7-x2x8v")).isVisible();
        var overhang = scene.page().evaluate("document.documentElement.scrollWidth - innerWidth");
        assertThat(overhang).isEqualTo(0);
        assertThat(Accessibility.violations(scene.page())).isEmpty();
        Screenshots.take(scene.page(), "operator-phone");
    }

    @Test
    void drainWhenConfirmedIsOrderedOnceAndItsProgressIsShown() {
        openAsAdmin();

        scene.button("Drain edge-6c9f7-x2x8v").click();
        Screenshots.take(scene.page(), "operator-drain");
        assertThat(scene.site().requestsTo(DRAIN)).isZero();
        scene.page()
                .getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, named("Drain"))
                .click();

        assertThat(row("Edges", "edge-6c9f7-x2x8v")).containsText("About to drain");
        assertThat(scene.site().requestsTo(DRAIN)).isEqualTo(1);
        scene.site().answering(OVERVIEW, SampleOperation.overview("DRAINING", 310));
        assertThat(row("Edges", "edge-6c9f7-x2x8v")).containsText("Draining, 310 left");
        scene.site().answering(OVERVIEW, SampleOperation.overview("DRAINING", 0));
        assertThat(row("Edges", "edge-6c9f7-x2x8v")).containsText("Drained");
    }

    @Test
    void drainWhenNotConfirmedIsNotOrdered() {
        openAsAdmin();

        scene.button("Drain edge-6c9f7-x2x8v").click();
        scene.button("Cancel").click();

        assertThat(scene.page().getByRole(AriaRole.DIALOG)).hasCount(0);
        assertThat(scene.site().requestsTo(DRAIN)).isZero();
    }

    @Test
    void drainWhenRefusedSaysWhy() {
        openAsAdmin();
        scene.site().answering(DRAIN, Answer.problem(409, """
                {"status":409,"title":"No other edge takes people","detail":"Start another edge first."}"""));

        scene.button("Drain edge-6c9f7-x2x8v").click();
        scene.page()
                .getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, named("Drain"))
                .click();

        assertThat(scene.page().getByRole(AriaRole.ALERT)).containsText("No other edge takes people");
    }

    @Test
    void pageWhenNotAnAdminIsNotThereAndNotLinked() {
        scene.open("/operator");

        assertThat(scene.heading("There is nothing here")).isVisible();
        assertThat(scene.link("Operation")).hasCount(0);
        assertThat(scene.site().requestsTo(OVERVIEW)).isZero();
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }
}
