package dev.guildwire.edge.fanout;

import dev.guildwire.contracts.id.UserId;
import org.jspecify.annotations.Nullable;

/// One event as it goes out, the same bytes to every connection.
///
/// @param offset         of its record
/// @param bytes          a whole WebSocket frame; never changed
/// @param target         the one user it is for, or null when it is for the whole guild
/// @param receivedMicros when ingest took it off Discord's socket, Unix time in microseconds; 0 when it did not
///                       begin there
/// @param writtenMillis  when its record was written, Unix time in milliseconds
/// @param trace          to be told of its fan-out; null for all events but the few that are traced
@SuppressWarnings("ArrayRecordComponent") // compared by identity
public record EventFrame(
        long offset,
        byte[] bytes,
        @Nullable UserId target,
        long receivedMicros,
        long writtenMillis,
        @Nullable FanOutTrace trace) {

    /// An event that is not traced.
    public EventFrame(long offset, byte[] bytes, @Nullable UserId target, long receivedMicros, long writtenMillis) {
        this(offset, bytes, target, receivedMicros, writtenMillis, null);
    }

    public EventFrame tracedBy(FanOutTrace follower) {
        return new EventFrame(offset, bytes, target, receivedMicros, writtenMillis, follower);
    }

    /// By identity: two frames are never made of one record.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(offset);
    }

    boolean isFor(UserId user) {
        return target == null || target.equals(user);
    }
}
