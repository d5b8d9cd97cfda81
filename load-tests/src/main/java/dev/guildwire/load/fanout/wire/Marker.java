package dev.guildwire.load.fanout.wire;

import io.netty.buffer.ByteBuf;

/// Reads the marker `T@<nanoseconds>#<sequence>` out of a payload: when it was sent, by the machine's real-time
/// clock, and which event of its stream it is. The place where the last one was found is tried first, because the
/// events of a run look alike. Used by one thread.
public final class Marker {

    private static final int PREFIX = 2;

    private int hint;
    private int cursor;
    private long sentNanos;
    private long sequence;

    public static String text(long sentNanos, long sequence) {
        return "T@" + sentNanos + "#" + sequence;
    }

    /// @return whether there is a marker; then the getters tell what it says
    public boolean read(ByteBuf buffer, int start, int length) {
        int end = start + length;
        int at = isAt(buffer, start + hint, end) ? start + hint : find(buffer, start, end);
        if (at < 0) {
            return false;
        }
        hint = at - start;
        return parse(buffer, at + PREFIX, end);
    }

    public long sentNanos() {
        return sentNanos;
    }

    public long sequence() {
        return sequence;
    }

    private static boolean isAt(ByteBuf buffer, int at, int end) {
        return at + PREFIX < end && buffer.getByte(at) == 'T' && buffer.getByte(at + 1) == '@';
    }

    private static int find(ByteBuf buffer, int start, int end) {
        for (int at = start; at + PREFIX < end; at++) {
            if (isAt(buffer, at, end)) {
                return at;
            }
        }
        return -1;
    }

    private boolean parse(ByteBuf buffer, int from, int end) {
        cursor = from;
        sentNanos = number(buffer, end);
        if (cursor == end || buffer.getByte(cursor) != '#') {
            return false;
        }
        cursor++;
        sequence = number(buffer, end);
        return true;
    }

    private long number(ByteBuf buffer, int end) {
        long number = 0;
        for (; cursor < end; cursor++) {
            int digit = buffer.getByte(cursor) - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
