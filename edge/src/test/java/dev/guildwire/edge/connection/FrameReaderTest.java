package dev.guildwire.edge.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameReaderTest {

    private static final int LONGEST = 1000;

    private static byte[] frame(Random random, int first, byte[] payload) {
        var frame = ByteBuffer.allocate(14 + payload.length).put((byte) first);
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else {
            frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
        }
        var mask = new byte[4];
        random.nextBytes(mask);
        frame.put(mask);
        for (var i = 0; i < payload.length; i++) {
            frame.put((byte) (payload[i] ^ mask[i & 3]));
        }
        var bytes = new byte[frame.position()];
        frame.flip().get(bytes);
        return bytes;
    }

    private static List<String> read(FrameReader reader, byte[] bytes, Random cuts) {
        var seen = new ArrayList<String>();
        for (var from = 0; from < bytes.length; ) {
            var to = Math.min(bytes.length, from + 1 + cuts.nextInt(40));
            var buffer = ByteBuffer.wrap(bytes, from, to - from);
            for (var message = reader.next(buffer); message != null; message = reader.next(buffer)) {
                seen.add(describe(message));
                if (message instanceof Inbound.Violation) {
                    return seen;
                }
            }
            assertThat(buffer.hasRemaining()).isFalse();
            from = to;
        }
        return seen;
    }

    private static String describe(Inbound message) {
        return switch (message) {
            case Inbound.Text(String text) -> "text " + text;
            case Inbound.Ping(byte[] payload) -> "ping " + new String(payload, StandardCharsets.UTF_8);
            case Inbound.Pong() -> "pong";
            case Inbound.Close(int code) -> "close " + code;
            case Inbound.Violation(CloseReason reason) -> reason.name();
        };
    }

    private static String text(Random random, int most) {
        var text = new StringBuilder();
        var length = random.nextInt(most);
        while (text.toString().getBytes(StandardCharsets.UTF_8).length < length) {
            text.appendCodePoint(
                    switch (random.nextInt(4)) {
                        case 0 -> 'a' + random.nextInt(26);
                        case 1 -> 0xe4;
                        case 2 -> 0x20ac;
                        default -> 0x1f600 + random.nextInt(50);
                    });
        }
        return text.toString();
    }

    /// Writes a conversation and what it means side by side.
    private static final class Conversation {

        private final Random random;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final List<String> meaning = new ArrayList<>();

        Conversation(Random random) {
            this.random = random;
        }

        private void add(int first, byte[] payload) {
            bytes.writeBytes(frame(random, first, payload));
        }

        void message() {
            switch (random.nextInt(4)) {
                case 0 -> ping();
                case 1 -> {
                    add(0x8a, new byte[random.nextInt(126)]);
                    meaning.add("pong");
                }
                default -> text();
            }
        }

        private void ping() {
            var text = FrameReaderTest.text(random, 120);
            add(0x89, text.getBytes(StandardCharsets.UTF_8));
            meaning.add("ping " + text);
        }

        private void text() {
            var text = FrameReaderTest.text(random, 900);
            var utf8 = text.getBytes(StandardCharsets.UTF_8);
            for (var from = 0; ; ) {
                var to = Math.min(utf8.length, from + random.nextInt(utf8.length + 2));
                var last = to == utf8.length && random.nextInt(3) > 0;
                add((from == 0 && bytesOfMessage == 0 ? 1 : 0) | (last ? 0x80 : 0), Arrays.copyOfRange(utf8, from, to));
                bytesOfMessage++;
                from = to;
                if (last) {
                    break;
                }
                if (random.nextInt(5) == 0) {
                    ping();
                }
            }
            bytesOfMessage = 0;
            meaning.add("text " + text);
        }

        private int bytesOfMessage;

        /// Ends with something that is not allowed.
        void violation() {
            switch (random.nextInt(9)) {
                case 0 -> wrong(CloseReason.PROTOCOL_ERROR, 0xc1, new byte[0]);
                case 1 -> wrong(CloseReason.PROTOCOL_ERROR, 0x83, new byte[0]);
                case 2 -> wrong(CloseReason.PROTOCOL_ERROR, 0x80, new byte[0]);
                case 3 -> wrong(CloseReason.PROTOCOL_ERROR, 0x09, new byte[0]);
                case 4 -> wrong(CloseReason.PROTOCOL_ERROR, 0x89, new byte[126]);
                case 5 -> wrong(CloseReason.BINARY, 0x82, new byte[random.nextInt(10)]);
                case 6 -> wrong(CloseReason.TOO_LARGE, 0x81, new byte[LONGEST + 1]);
                case 7 -> wrong(CloseReason.NOT_UTF8, 0x81, new byte[] {'a', (byte) 0xff});
                default -> wrong(CloseReason.PROTOCOL_ERROR, 0x88, new byte[] {0x03});
            }
        }

        private void wrong(CloseReason reason, int first, byte[] payload) {
            add(first, payload);
            meaning.add(reason.name());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void conversationWhenCutAnywhereMeansTheSame(long seed) {
        var random = new Random(seed);
        for (var round = 0; round < 1500; round++) {
            var conversation = new Conversation(random);
            for (var messages = random.nextInt(5); messages >= 0; messages--) {
                conversation.message();
            }
            conversation.violation();

            var seen = read(new FrameReader(LONGEST), conversation.bytes.toByteArray(), random);

            assertThat(seen).as("seed %d round %d", seed, round).isEqualTo(conversation.meaning);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void noiseWhenReadNeverThrowsAndNeverHoldsMoreThanAMessage(long seed) {
        var random = new Random(seed);
        for (var round = 0; round < 5000; round++) {
            var noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);

            assertThat(read(new FrameReader(LONGEST), noise, random).size()).isLessThanOrEqualTo(noise.length);
        }
    }

    @Test
    void frameWhenNotMaskedIsAProtocolError() {
        byte[] unmasked = {(byte) 0x81, 1, 'x'};

        assertThat(read(new FrameReader(LONGEST), unmasked, new Random(1))).containsExactly("PROTOCOL_ERROR");
    }

    @Test
    void lengthWhenNegativeIsAProtocolErrorAndWhenHugeIsTooLarge() {
        byte[] negative = {(byte) 0x81, (byte) 0xff, (byte) 0x80, 0, 0, 0, 0, 0, 0, 0};
        byte[] huge = {(byte) 0x81, (byte) 0xff, 0x7f, 0, 0, 0, 0, 0, 0, 0};

        assertThat(read(new FrameReader(LONGEST), negative, new Random(1))).containsExactly("PROTOCOL_ERROR");
        assertThat(read(new FrameReader(LONGEST), huge, new Random(1))).containsExactly("TOO_LARGE");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65535})
    void closeWhenItsCodeMayNotBeSentIsAProtocolError(int code) {
        var close = frame(new Random(1), 0x88, new byte[] {(byte) (code >> 8), (byte) code});

        assertThat(read(new FrameReader(LONGEST), close, new Random(1))).containsExactly("PROTOCOL_ERROR");
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, 1003, 1007, 1011, 1014, 3000, 4999})
    void closeWhenItsCodeMayBeSentIsRead(int code) {
        var close = frame(new Random(1), 0x88, new byte[] {(byte) (code >> 8), (byte) code, 'b', 'y', 'e'});

        assertThat(read(new FrameReader(LONGEST), close, new Random(1))).containsExactly("close " + code);
    }
}
