package dev.guildwire.edge.roadmap;

import dev.guildwire.edge.connection.SlidingWindow;

/// How many messages one connection may send. One thread at a time; costs next to nothing until the first.
final class MessageLimit {

    /// What is to be done with a message.
    enum Verdict {
        ACCEPT,
        /// Ignore it and say so: it is the first too many.
        WARN,
        /// Ignore it.
        IGNORE,
        /// Close: the client goes on and on.
        CLOSE
    }

    /// So many ignored ones are borne in a window.
    private static final int FORGIVEN = 9;

    private final SlidingWindow accepted;
    private final SlidingWindow ignored;
    private boolean warned;

    /// @param most in any window
    MessageLimit(int most, long windowMillis) {
        this.accepted = new SlidingWindow(most, windowMillis);
        this.ignored = new SlidingWindow(FORGIVEN, windowMillis);
    }

    /// @param now in milliseconds, always of the same clock
    Verdict judge(long now) {
        if (accepted.tryTake(now)) {
            warned = false;
            return Verdict.ACCEPT;
        }
        if (!ignored.tryTake(now)) {
            return Verdict.CLOSE;
        }
        var first = !warned;
        warned = true;
        return first ? Verdict.WARN : Verdict.IGNORE;
    }
}
