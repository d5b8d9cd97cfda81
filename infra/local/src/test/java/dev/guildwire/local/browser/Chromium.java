package dev.guildwire.local.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// One headless Chromium for a test class; what a test opens in it is closed after the test.
final class Chromium implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    static final int DESKTOP_WIDTH = 1280;
    static final int DESKTOP_HEIGHT = 800;

    private static final double PATIENCE_MILLIS = 15_000;
    private static final Path EXECUTABLE = Path.of(System.getProperty("browser.executable", "/usr/bin/chromium"));

    /// Nothing but this machine is asked for anything; without a sandbox it also runs in containers.
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-dev-shm-usage",
            "--disable-gpu",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost");

    private final List<BrowserContext> opened = new ArrayList<>();
    private @Nullable Playwright playwright;
    private @Nullable Browser browser;

    @Override
    public void beforeAll(ExtensionContext context) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(EXECUTABLE)
                        .setArgs(ARGUMENTS));
    }

    /// A person's browser: own cookies, own storage.
    BrowserContext context() {
        return context(DESKTOP_WIDTH, DESKTOP_HEIGHT);
    }

    BrowserContext context(int width, int height) {
        var options = new Browser.NewContextOptions().setViewportSize(width, height);
        var context = Objects.requireNonNull(browser).newContext(options);
        context.setDefaultTimeout(PATIENCE_MILLIS);
        opened.add(context);
        return context;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        opened.forEach(Chromium::close);
        opened.clear();
    }

    /// Requests that come while a context closes must find no handler: it would talk to a context that is gone.
    private static void close(BrowserContext context) {
        context.unrouteAll();
        context.close();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (playwright != null) {
            playwright.close();
        }
    }
}
