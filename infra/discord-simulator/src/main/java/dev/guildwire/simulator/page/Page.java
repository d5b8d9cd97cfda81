package dev.guildwire.simulator.page;

import dev.guildwire.simulator.http.Answer;
import dev.guildwire.simulator.http.Html;
import java.util.Map;
import java.util.Optional;

/// Serves the page and its parts.
public final class Page {

    private static final String JAVASCRIPT = "text/javascript; charset=utf-8";

    private final Map<String, Answer> files = Map.of(
            "/", file("index.html", "text/html; charset=utf-8"),
            "/assets/page.js", file("page.js", JAVASCRIPT),
            "/assets/view.js", file("view.js", JAVASCRIPT),
            "/assets/control.js", file("control.js", JAVASCRIPT),
            "/assets/style.css", file("style.css", "text/css; charset=utf-8"),
            "/assets/icon.svg", file("icon.svg", "image/svg+xml"));

    public Optional<Answer> at(String path) {
        return Optional.ofNullable(files.get(path));
    }

    private static Answer file(String name, String contentType) {
        return Answer.of(200, contentType, Html.bytes(Page.class, name))
                .with("Cache-Control", "no-cache")
                .with("Content-Security-Policy", Html.CONTENT_SECURITY_POLICY)
                .with("X-Content-Type-Options", "nosniff");
    }
}
