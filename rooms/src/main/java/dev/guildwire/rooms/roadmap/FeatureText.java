package dev.guildwire.rooms.roadmap;

import dev.guildwire.rooms.problem.Problem;
import dev.guildwire.rooms.problem.Refusal;
import org.jspecify.annotations.Nullable;

/// Checks what admins write. Lengths are in characters as people count them (code points).
final class FeatureText {

    private static final int MAX_TITLE = 200;
    private static final int MAX_DESCRIPTION = 5000;

    private FeatureText() {}

    static String title(@Nullable String text) {
        var title = text == null ? "" : text.strip();
        if (title.isEmpty() || length(title) > MAX_TITLE || title.chars().anyMatch(Character::isISOControl)) {
            throw refusal("title", "1 to 200 characters, no control characters");
        }
        return title;
    }

    static String description(@Nullable String text) {
        var description = text == null ? "" : text.strip();
        if (length(description) > MAX_DESCRIPTION || description.chars().anyMatch(FeatureText::isForbidden)) {
            throw refusal("description", "up to 5000 characters, no control characters but line breaks and tabs");
        }
        return description;
    }

    private static boolean isForbidden(int character) {
        return Character.isISOControl(character) && character != '\n' && character != '\r' && character != '\t';
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static Refusal refusal(String field, String rule) {
        return Problem.INVALID_REQUEST.refusal().with("field", field).with("rule", rule);
    }
}
