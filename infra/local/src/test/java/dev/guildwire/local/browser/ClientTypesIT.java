package dev.guildwire.local.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// guildwire.d.ts tells the truth: the TypeScript compiler, run in the browser, finds that guildwire.js does what it
/// declares and that a program written against it compiles.
class ClientTypesIT {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static List<String> complaints = List.of();

    @BeforeAll
    static void compile() {
        var context = CHROMIUM.context();
        new Site(context);
        var page = context.newPage();
        page.navigate(Site.ORIGIN + "/test/types.html");
        page.waitForCondition(() -> page.title().equals("ready"));
        complaints = complaints(page, "/guildwire/guildwire.js", "/test/usage.ts", "/test/wrong-usage.ts");
    }

    @Test
    void clientKeepsToItsTypes() {
        assertThat(complaints).noneMatch(it -> it.startsWith("/guildwire/"));
    }

    @Test
    void programThatUsesTheTypesCompiles() {
        assertThat(complaints).noneMatch(it -> it.startsWith("/test/usage.ts"));
    }

    @Test
    void compilerFindsNothingButTheMistakesMadeOnPurpose() {
        assertThat(complaints).hasSize(3).allMatch(it -> it.startsWith("/test/wrong-usage.ts"));
    }

    @SuppressWarnings("unchecked") // evaluate gives what JavaScript gave, here an array of strings
    private static List<String> complaints(Page page, String... files) {
        return (List<String>) page.evaluate("files => check(files)", List.of(files));
    }
}
