package dev.guildwire.simulator.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// A page with places to fill, written `{{name}}`.
public final class Html {

    /// Nothing but what comes from here, and nothing inline.
    public static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                    + "base-uri 'none'; frame-ancestors 'none'";

    private final String text;

    private Html(String text) {
        this.text = text;
    }

    /// Reads a page that lies beside the class.
    public static Html resource(Class<?> beside, String name) {
        return new Html(new String(bytes(beside, name), StandardCharsets.UTF_8));
    }

    public static byte[] bytes(Class<?> beside, String name) {
        try (var in = Objects.requireNonNull(beside.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Fills a place with text, in which nothing is markup.
    public Html with(String place, String value) {
        return withMarkup(place, escaped(value));
    }

    public Html withMarkup(String place, String markup) {
        return new Html(text.replace("{{" + place + "}}", markup));
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    @Override
    public String toString() {
        return text;
    }
}
