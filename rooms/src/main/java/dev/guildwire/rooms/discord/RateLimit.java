package dev.guildwire.rooms.discord;

import java.net.http.HttpHeaders;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What an answer's headers say about limits (Discord, "Rate Limits: Header Format").
///
/// @param bucket     Discord's name of the bucket, without the top-level resource
/// @param remaining  how many more until `resetAfter` has passed
/// @param retryAfter of the Retry-After header
record RateLimit(
        @Nullable String bucket,
        @Nullable Integer remaining,
        Duration resetAfter,
        Scope scope,
        @Nullable Duration retryAfter) {

    /// Whom a 429 concerns.
    enum Scope {
        /// This bot in this bucket.
        USER,
        /// Everybody in this resource; does not count towards a ban.
        SHARED,
        /// All that this bot, or this address, sends.
        GLOBAL
    }

    /// A wait nobody configured cannot be longer; a header that says more is broken.
    private static final double LONGEST_SECONDS = Duration.ofDays(1).toSeconds();

    static RateLimit of(HttpHeaders headers) {
        var resetAfter = seconds(header(headers, "X-RateLimit-Reset-After"));
        var remaining = count(header(headers, "X-RateLimit-Remaining"));
        return new RateLimit(
                header(headers, "X-RateLimit-Bucket"),
                resetAfter == null ? null : remaining,
                resetAfter == null ? Duration.ZERO : resetAfter,
                scope(headers),
                seconds(header(headers, "Retry-After")));
    }

    /// @return the time rounded up to whole milliseconds, or nothing when the text is no usable number
    static @Nullable Duration seconds(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            var seconds = Double.parseDouble(text);
            var usable = seconds >= 0 && seconds <= LONGEST_SECONDS;
            return usable ? Duration.ofMillis((long) Math.ceil(seconds * 1000)) : null;
        } catch (NumberFormatException _) {
            return null;
        }
    }

    private static @Nullable Integer count(@Nullable String text) {
        try {
            return text == null ? null : Integer.valueOf(Math.max(0, Integer.parseInt(text)));
        } catch (NumberFormatException _) {
            return null;
        }
    }

    /// A 429 without any of Discord's headers comes from the proxy before it and concerns the whole address.
    private static Scope scope(HttpHeaders headers) {
        if (Boolean.parseBoolean(header(headers, "X-RateLimit-Global"))) {
            return Scope.GLOBAL;
        }
        return switch (headers.firstValue("X-RateLimit-Scope").orElse("")) {
            case "shared" -> Scope.SHARED;
            case "user" -> Scope.USER;
            case "global" -> Scope.GLOBAL;
            default -> headers.firstValue("X-RateLimit-Bucket").isPresent() ? Scope.USER : Scope.GLOBAL;
        };
    }

    private static @Nullable String header(HttpHeaders headers, String name) {
        return headers.firstValue(name).orElse(null);
    }
}
