package dev.guildwire.load.fanout.swarm;

import java.util.regex.Pattern;

/// How a connection ended.
///
/// @param code       of the close frame, 1006 when there was none
/// @param waitMillis after which the client is to come back
record Farewell(int code, long waitMillis) {

    private static final int NO_CLOSE_FRAME = 1006;
    private static final long USUAL_WAIT_MILLIS = 1_000;
    private static final Pattern WAIT = Pattern.compile("retry after (\\d{1,6}) ms");

    static final Farewell NONE = new Farewell(NO_CLOSE_FRAME, USUAL_WAIT_MILLIS);

    /// @param reason what the close frame says besides
    static Farewell of(int code, String reason) {
        var wait = WAIT.matcher(reason);
        return new Farewell(code, wait.find() ? Long.parseLong(wait.group(1)) : USUAL_WAIT_MILLIS);
    }
}
