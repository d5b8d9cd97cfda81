package dev.guildwire.simulator.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import dev.guildwire.simulator.Seeded;
import dev.guildwire.simulator.Simulator;
import dev.guildwire.simulator.SimulatorOptions;
import dev.guildwire.simulator.TestClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A person at the page, in a real browser.
class PageIT {

    private static final Path BROWSER = Path.of(System.getProperty("browser.executable", "/usr/bin/chromium"));
    private static final Playwright PLAYWRIGHT =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private static final Browser CHROMIUM = PLAYWRIGHT
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(BROWSER)
                    .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu")));

    private final List<String> errors = new ArrayList<>();
    private final Simulator simulator = Simulator.start(SimulatorOptions.defaults());
    private final TestClient client = new TestClient(simulator);
    private final Page page = CHROMIUM.newContext().newPage();

    @BeforeEach
    void open() {
        page.onPageError(errors::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                errors.add(message.text());
            }
        });
        page.navigate(simulator.baseUrl() + "/");
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("live");
    }

    @AfterEach
    void close() {
        page.context().close();
        simulator.close();
    }

    @AfterAll
    static void quit() {
        PLAYWRIGHT.close();
    }

    @Test
    void personWhenDraggedToAChannelJoinsIt() {
        person("Mira").dragTo(place("Pier"));

        assertThat(place("Pier").getByText("Mira")).isVisible();
        assertThat(channelOf(Seeded.MIRA)).isEqualTo(Seeded.PIER);
        assertThat(errors).isEmpty();
    }

    @Test
    void personWhenChosenAndMovedByKeyboardJoinsAndLeaves() {
        person("Tomasz").press("Enter");
        button("Move Tomasz here", place("Lighthouse")).press("Enter");
        assertThat(place("Lighthouse").getByText("Tomasz")).isVisible();

        person("Tomasz").press("Enter");
        button("Disconnect Tomasz", place("Not in voice")).press("Enter");

        await().atMost(Duration.ofSeconds(10))
                .until(() -> channelOf(Seeded.TOMASZ).isEmpty());
    }

    @Test
    void personWhenMovedElsewhereIsSeenToMove() {
        client.join(Seeded.HARBOUR, Seeded.SOL, Seeded.PIER);

        assertThat(place("Pier").getByText("Sol Reyes")).isVisible();
    }

    @Test
    void personWhenNotPermittedIsMovedOnlyOnInsistence() {
        person("Sol Reyes").click();
        button("Move Sol Reyes here", place("Keepers' room")).click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("may not connect");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Move anyway"))
                .click();

        assertThat(place("Keepers' room").getByText("Sol Reyes")).isVisible();
    }

    @Test
    void faultWhenClickedIsShownAndCleared() {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Stop answering heartbeats"))
                .click();
        assertThat(page.locator("#active")).containsText("no-ack");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Clear"))
                .click();

        assertThat(page.locator("#active")).isEmpty();
        assertThat(client.state("faults").isEmpty()).isTrue();
    }

    private Locator guild() {
        return page.getByRole(AriaRole.ARTICLE, new Page.GetByRoleOptions().setName("Harbour Lights"));
    }

    private Locator person(String name) {
        return button(name, guild());
    }

    private static Locator button(String name, Locator in) {
        return in.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator place(String name) {
        return guild().locator("section")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByRole(
                                AriaRole.HEADING,
                                new Page.GetByRoleOptions().setName(name).setExact(true))));
    }

    private String channelOf(String person) {
        return client.state("guilds/" + Seeded.HARBOUR)
                .path("voiceStates")
                .valueStream()
                .filter(state -> state.path("userId").asString().equals(person))
                .map(state -> state.path("channelId").asString())
                .findFirst()
                .orElse("");
    }
}
