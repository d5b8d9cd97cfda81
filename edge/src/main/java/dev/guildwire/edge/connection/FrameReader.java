package dev.guildwire.edge.connection;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Takes a client's bytes, cut anywhere, and gives whole messages (RFC 6455, section 5). Holds a buffer only while
/// a message is incomplete, so that an idle connection costs its fields alone.
///
/// Not safe for threads: one reader belongs to one connection, which reads from one thread at a time.
final class FrameReader {

    static final int NO_STATUS = 1005;

    private static final int CONTINUATION = 0;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int MASK_BYTES = 4;
    private static final int LONGEST_CONTROL = 125;
    private static final Inbound.Pong A_PONG = new Inbound.Pong();

    private final int longestMessage;

    private int headBytes;
    private int first;
    private int lengthBytes;
    private long length;
    private int mask;

    /// Of the frame being read, once its head is complete.
    private byte @Nullable [] payload;

    private int filled;

    /// The fragments before the current frame of a message that comes in several.
    private byte @Nullable [] fragments;

    FrameReader(int longestMessage) {
        this.longestMessage = longestMessage;
    }

    /// Reads up to the end of the next message; null when the bytes do not reach that far.
    @Nullable
    Inbound next(ByteBuffer in) {
        while (true) {
            var body = payload;
            if (body == null) {
                if (!in.hasRemaining()) {
                    return null;
                }
                var violation = readHead(in.get() & 0xff);
                if (violation != null) {
                    return new Inbound.Violation(violation);
                }
            } else if (readPayload(in, body)) {
                var message = finish(body);
                if (message != null) {
                    return message;
                }
            } else {
                return null;
            }
        }
    }

    private @Nullable CloseReason readHead(int octet) {
        var at = headBytes++;
        if (at == 0) {
            first = octet;
            return checkFirst();
        }
        if (at == 1) {
            return readLength(octet);
        }
        if (at < 2 + lengthBytes) {
            length = (length << 8) | octet;
            return at == 1 + lengthBytes ? checkLength() : null;
        }
        mask = (mask << 8) | octet;
        if (at == 1 + lengthBytes + MASK_BYTES) {
            payload = new byte[(int) length];
            filled = 0;
        }
        return null;
    }

    private @Nullable CloseReason checkFirst() {
        if ((first & 0x70) != 0) {
            return CloseReason.PROTOCOL_ERROR;
        }
        return switch (opcode()) {
            case TEXT -> fragments == null ? null : CloseReason.PROTOCOL_ERROR;
            case BINARY -> CloseReason.BINARY;
            case CONTINUATION -> fragments == null ? CloseReason.PROTOCOL_ERROR : null;
            case CLOSE, PING, PONG -> isFinal() ? null : CloseReason.PROTOCOL_ERROR;
            default -> CloseReason.PROTOCOL_ERROR;
        };
    }

    private @Nullable CloseReason readLength(int octet) {
        if ((octet & 0x80) == 0) {
            return CloseReason.PROTOCOL_ERROR;
        }
        var shortLength = octet & 0x7f;
        lengthBytes = shortLength == 127 ? 8 : shortLength == 126 ? 2 : 0;
        if (isControl() && shortLength > LONGEST_CONTROL) {
            return CloseReason.PROTOCOL_ERROR;
        }
        length = lengthBytes == 0 ? shortLength : 0;
        return lengthBytes == 0 ? checkLength() : null;
    }

    private @Nullable CloseReason checkLength() {
        if (length < 0) {
            return CloseReason.PROTOCOL_ERROR;
        }
        var before = isControl() || fragments == null ? 0 : fragments.length;
        return length > longestMessage - before && !isControl() ? CloseReason.TOO_LARGE : null;
    }

    private boolean readPayload(ByteBuffer in, byte[] body) {
        var count = Math.min(in.remaining(), body.length - filled);
        in.get(body, filled, count);
        for (var i = filled; i < filled + count; i++) {
            body[i] ^= (byte) (mask >>> (24 - 8 * (i & 3)));
        }
        filled += count;
        return filled == body.length;
    }

    private @Nullable Inbound finish(byte[] body) {
        headBytes = 0;
        payload = null;
        return switch (opcode()) {
            case PING -> new Inbound.Ping(body);
            case PONG -> A_PONG;
            case CLOSE -> readClose(body);
            default -> finishData(body);
        };
    }

    private @Nullable Inbound finishData(byte[] body) {
        var whole = fragments == null ? body : join(fragments, body);
        fragments = isFinal() ? null : whole;
        return isFinal() ? decode(whole) : null;
    }

    private static byte[] join(byte[] head, byte[] tail) {
        var whole = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, whole, head.length, tail.length);
        return whole;
    }

    private static Inbound decode(byte[] bytes) {
        try {
            return new Inbound.Text(utf8(ByteBuffer.wrap(bytes)));
        } catch (CharacterCodingException _) {
            return new Inbound.Violation(CloseReason.NOT_UTF8);
        }
    }

    private static String utf8(ByteBuffer bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    }

    private static Inbound readClose(byte[] body) {
        if (body.length == 0) {
            return new Inbound.Close(NO_STATUS);
        }
        if (body.length == 1) {
            return new Inbound.Violation(CloseReason.PROTOCOL_ERROR);
        }
        var code = ByteBuffer.wrap(body).getShort() & 0xffff;
        try {
            utf8(ByteBuffer.wrap(body, 2, body.length - 2));
        } catch (CharacterCodingException _) {
            return new Inbound.Violation(CloseReason.NOT_UTF8);
        }
        return maySend(code) ? new Inbound.Close(code) : new Inbound.Violation(CloseReason.PROTOCOL_ERROR);
    }

    /// RFC 6455, section 7.4, with the codes that IANA registered since (1012 to 1014).
    private static boolean maySend(int code) {
        return switch (code) {
            case 1004, NO_STATUS, 1006 -> false;
            default -> (code >= 1000 && code <= 1014) || (code >= 3000 && code <= 4999);
        };
    }

    private int opcode() {
        return first & 0x0f;
    }

    private boolean isFinal() {
        return (first & 0x80) != 0;
    }

    private boolean isControl() {
        return opcode() >= CLOSE;
    }
}
