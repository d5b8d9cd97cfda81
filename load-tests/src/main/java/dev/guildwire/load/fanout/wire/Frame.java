package dev.guildwire.load.fanout.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/// The layout of one unfragmented WebSocket frame (RFC 6455, section 5.2).
public final class Frame {

    public static final int TEXT = 1;
    public static final int CLOSE = 8;
    public static final int PING = 9;
    public static final int PONG = 10;

    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final int SHORT_LENGTH = 126;
    private static final int LONG_LENGTH = 127;
    private static final int MASK_BYTES = 4;

    private Frame() {}

    /// Writes the header of an unmasked frame, as servers send it.
    public static void writeHeader(ByteBuf out, int opcode, int length) {
        writeHeader(out, opcode, length, 0);
    }

    /// A frame as clients send it. The mask is zero: valid on the wire, and free.
    public static ByteBuf masked(ByteBufAllocator allocator, int opcode, byte[] payload) {
        var out = allocator.buffer(payload.length + 14);
        writeHeader(out, opcode, payload.length, MASKED);
        return out.writeInt(0).writeBytes(payload);
    }

    private static void writeHeader(ByteBuf out, int opcode, int length, int mask) {
        out.writeByte(FINAL | opcode);
        if (length < SHORT_LENGTH) {
            out.writeByte(mask | length);
        } else if (length <= 0xffff) {
            out.writeByte(mask | SHORT_LENGTH).writeShort(length);
        } else {
            out.writeByte(mask | LONG_LENGTH).writeLong(length);
        }
    }

    static int opcode(ByteBuf buffer, int start) {
        return buffer.getByte(start) & 0x0f;
    }

    /// How long the header is, as far as the bytes that are there tell.
    static int headerSize(ByteBuf buffer, int start, int available) {
        if (available < 2) {
            return 2;
        }
        int second = buffer.getByte(start + 1);
        int mask = (second & MASKED) == 0 ? 0 : MASK_BYTES;
        return switch (second & 0x7f) {
            case SHORT_LENGTH -> 4 + mask;
            case LONG_LENGTH -> 10 + mask;
            default -> 2 + mask;
        };
    }

    /// The length of the payload; the header must be there.
    static int payloadSize(ByteBuf buffer, int start) {
        int length = buffer.getByte(start + 1) & 0x7f;
        return switch (length) {
            case SHORT_LENGTH -> buffer.getUnsignedShort(start + 2);
            case LONG_LENGTH -> Math.toIntExact(buffer.getLong(start + 2));
            default -> length;
        };
    }
}
