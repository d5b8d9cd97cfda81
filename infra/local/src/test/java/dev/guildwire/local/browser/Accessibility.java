package dev.guildwire.local.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// Asks axe-core what on a page is not usable for everybody (WCAG 2.2 A and AA, and its best practices).
final class Accessibility {

    private static final String AXE = load();

    private Accessibility() {}

    @SuppressWarnings("unchecked") // evaluate gives what JavaScript gave, here an array of strings
    static List<String> violations(Page page) {
        page.evaluate(
                "Promise.all(document.getAnimations().filter(it => it.effect.getTiming().iterations === 1).map(it => it.finished.catch(() => {})))");
        page.evaluate(AXE + "\n;0");
        return (List<String>) page.evaluate("""
                async () => (await axe.run()).violations.flatMap(({ id, nodes }) =>
                  nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`))""");
    }

    private static String load() {
        try (var in = Accessibility.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
