package dev.guildwire.local.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;

/// Pictures for people to look at, in `target/screenshots`.
final class Screenshots {

    private static final Path FOLDER = Path.of("target/screenshots");

    private Screenshots() {}

    static void take(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(FOLDER.resolve(name + ".png"))
                .setAnimations(ScreenshotAnimations.ALLOW));
    }
}
