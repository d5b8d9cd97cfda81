package dev.guildwire.rooms.room;

import dev.guildwire.rooms.problem.Problem;
import org.jspecify.annotations.Nullable;

/// What a room, its channel and its role are called.
///
/// @param value 1 to 100 characters as people count them (code points), trimmed, no control characters
record RoomName(String value) {

    private static final int LONGEST = 100;

    static RoomName of(@Nullable String text) {
        var name = text == null ? "" : text.strip();
        if (name.isEmpty() || length(name) > LONGEST || name.chars().anyMatch(Character::isISOControl)) {
            throw Problem.INVALID_REQUEST
                    .refusal()
                    .with("field", "name")
                    .with("rule", "1 to 100 characters, no control characters");
        }
        return new RoomName(name);
    }

    /// Its beginning, as long as something behind it leaves room.
    String shortenedFor(String suffix) {
        var room = LONGEST - suffix.length();
        return (length(value) <= room ? value : value.substring(0, value.offsetByCodePoints(0, room))) + suffix;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
