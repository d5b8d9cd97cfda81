package dev.guildwire.contracts.link;

import org.jspecify.annotations.Nullable;

/// Discord's documented bounds on what commands carry, checked before anything is asked of Discord.
final class Limits {

    private static final int MAX_USER_LIMIT = 99;

    private Limits() {}

    static void length(String field, String value, int max) {
        if (value.isBlank() || value.codePointCount(0, value.length()) > max) {
            throw new IllegalArgumentException(field + " must have 1 to " + max + " characters");
        }
    }

    static void userLimit(@Nullable Integer value) {
        if (value != null && (value < 0 || value > MAX_USER_LIMIT)) {
            throw new IllegalArgumentException("user_limit must be 0 (none) to " + MAX_USER_LIMIT);
        }
    }
}
