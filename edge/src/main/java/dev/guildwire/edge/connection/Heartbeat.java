package dev.guildwire.edge.connection;

import java.time.Duration;

/// How an endpoint finds out that a client is gone: a frame now and then, and an answer in time.
///
/// @param frame    a whole frame; never changed
/// @param interval between two of them, in milliseconds
/// @param patience how long the oldest unanswered one may be unanswered, in milliseconds; then the connection closes
///                 with 1008
/// @param answered whether a pong frame is the answer; when not, the protocol says what is
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Heartbeat(byte[] frame, long interval, long patience, boolean answered) {

    /// Ping frames, which browsers answer by themselves. Two may stay unanswered.
    public static Heartbeat ofPings(Duration interval) {
        return new Heartbeat(Frames.ping(), interval.toMillis(), 2 * interval.toMillis(), true);
    }

    /// Messages that the client's own program answers; the protocol calls [BrowserConnection#heard] when it does.
    ///
    /// @param frame a whole text frame
    public static Heartbeat ofMessages(byte[] frame, Duration interval, Duration patience) {
        return new Heartbeat(frame, interval.toMillis(), patience.toMillis(), false);
    }
}
