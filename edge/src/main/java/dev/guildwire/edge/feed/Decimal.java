package dev.guildwire.edge.feed;

import org.jspecify.annotations.Nullable;

/// Reads decimal text without making a string of it: this is done for every record, watched or not.
final class Decimal {

    static final long NONE = -1;

    private static final int LONGEST = 19;

    private Decimal() {}

    /// @return the number, or -1 when the text is none of up to 19 digits, as ids and times have
    static long parse(byte @Nullable [] text) {
        if (text == null || text.length == 0 || text.length > LONGEST) {
            return NONE;
        }
        var number = 0L;
        for (var b : text) {
            if (b < '0' || b > '9') {
                return NONE;
            }
            number = number * 10 + (b - '0');
        }
        return number < 0 ? NONE : number;
    }
}
