package dev.guildwire.edge.roadmap;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads the cookie in which Spring Session names a session: its id in base64.
final class SessionCookie {

    private static final Pattern ID = Pattern.compile("[0-9A-Za-z_-]{1,128}");

    private SessionCookie() {}

    /// The session's id; empty when the value is none that we made.
    static Optional<String> read(String value) {
        try {
            var id = new String(Base64.getDecoder().decode(value), StandardCharsets.ISO_8859_1);
            return ID.matcher(id).matches() ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
