package dev.guildwire.rooms.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/// Tells a browser apart while it logs in, by a cookie that only the login's paths see. Without it, somebody could
/// make another person's browser end a login that they began themselves (RFC 6749, section 10.12).
final class BrowserBinding {

    static final String COOKIE = "guildwire.browser";

    private static final int BYTES = 32;

    private final SecureRandom random;
    private final boolean secure;
    private final Duration lifetime;

    BrowserBinding(SecureRandom random, boolean secure, Duration lifetime) {
        this.random = random;
        this.secure = secure;
        this.lifetime = lifetime;
    }

    Optional<String> find(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, COOKIE)).map(cookie -> cookie.getValue());
    }

    /// The browser's binding, kept when it has one, because other tabs may be on their way too.
    String findOrBegin(HttpServletRequest request, HttpServletResponse response) {
        var value = find(request).orElseGet(this::next);
        var cookie = ResponseCookie.from(COOKIE, value)
                .path("/auth/discord")
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .maxAge(lifetime)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        return value;
    }

    private String next() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
