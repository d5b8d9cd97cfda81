package dev.guildwire.edge.connection;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Builds a server's frames (RFC 6455, section 5.2). A server's frames are not masked, so the same bytes serve every
/// connection.
public final class Frames {

    private static final int FINAL = 0x80;
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int LONGEST_REASON = 123;

    private Frames() {}

    /// The length of the head of a data frame.
    public static int headLength(int payloadLength) {
        return payloadLength < 126 ? 2 : payloadLength <= 0xffff ? 4 : 10;
    }

    /// Puts the head of a whole text message where the buffer stands.
    public static void putTextHead(ByteBuffer target, int payloadLength) {
        target.put((byte) (FINAL | TEXT));
        if (payloadLength < 126) {
            target.put((byte) payloadLength);
        } else if (payloadLength <= 0xffff) {
            target.put((byte) 126).putShort((short) payloadLength);
        } else {
            target.put((byte) 127).putLong(payloadLength);
        }
    }

    public static byte[] text(byte[] utf8) {
        var frame = ByteBuffer.allocate(headLength(utf8.length) + utf8.length);
        putTextHead(frame, utf8.length);
        return frame.put(utf8).array();
    }

    static byte[] ping() {
        return control(PING, new byte[0]);
    }

    static byte[] pong(byte[] payload) {
        return control(PONG, payload);
    }

    static byte[] close(int code, String reason) {
        if (code == FrameReader.NO_STATUS) {
            return control(CLOSE, new byte[0]);
        }
        var text = reason.getBytes(StandardCharsets.UTF_8);
        if (text.length > LONGEST_REASON) {
            throw new IllegalArgumentException("a close reason has at most " + LONGEST_REASON + " bytes");
        }
        return control(
                CLOSE,
                ByteBuffer.allocate(2 + text.length)
                        .putShort((short) code)
                        .put(text)
                        .array());
    }

    private static byte[] control(int opcode, byte[] payload) {
        return ByteBuffer.allocate(2 + payload.length)
                .put((byte) (FINAL | opcode))
                .put((byte) payload.length)
                .put(payload)
                .array();
    }
}
