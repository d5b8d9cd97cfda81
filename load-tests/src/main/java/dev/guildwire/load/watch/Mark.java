package dev.guildwire.load.watch;

import org.jspecify.annotations.Nullable;

/// What the simulator writes into the username of each synthetic join, `T@<nanoseconds>#<sequence>`: when it dispatched
/// it, by the real-time clock, and which join of its run it is.
record Mark(long dispatchedNanos, long sequence) {

    private static final String BEGIN = "\"T@";

    /// Null when the text has none.
    static @Nullable Mark find(String text) {
        var begin = text.indexOf(BEGIN);
        var hash = begin < 0 ? -1 : text.indexOf('#', begin);
        var end = hash < 0 ? -1 : text.indexOf('"', hash);
        return end < 0
                ? null
                : new Mark(
                        Long.parseLong(text, begin + BEGIN.length(), hash, 10),
                        Long.parseLong(text, hash + 1, end, 10));
    }
}
