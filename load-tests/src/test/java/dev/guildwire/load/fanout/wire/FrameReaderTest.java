package dev.guildwire.load.fanout.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameReaderTest {

    private static final List<String> PAYLOADS = List.of("", "a", "b".repeat(125), "c".repeat(126), "d".repeat(70_000));

    private final List<String> read = new ArrayList<>();
    private final FrameReader reader = new FrameReader(
            (opcode, buffer, start, length) -> read.add(opcode + buffer.toString(start, length, UTF_8)));

    @Test
    void readerWhenFramesComeInPiecesOfAnySizeFindsEachOnce() {
        var stream = stream();
        for (int size : List.of(1, 2, 3, 7, 126, 4096, stream.readableBytes())) {
            read.clear();

            for (int at = 0; at < stream.readableBytes(); at += size) {
                reader.read(stream.slice(at, Math.min(size, stream.readableBytes() - at)));
            }

            assertThat(read).as("pieces of %d bytes", size).isEqualTo(texts());
        }
    }

    @Test
    void readerWhenAFrameIsMaskedWithZeroReadsItsPayload() {
        var frame = Frame.masked(UnpooledByteBufAllocator.DEFAULT, Frame.PING, "ping".getBytes(UTF_8));

        // The header is two bytes and the mask four.
        assertThat(frame.readableBytes()).isEqualTo(10);
        reader.read(frame);

        assertThat(read).containsExactly("9ping");
    }

    private static ByteBuf stream() {
        var stream = Unpooled.buffer();
        for (var payload : PAYLOADS) {
            Frame.writeHeader(stream, Frame.TEXT, payload.length());
            stream.writeCharSequence(payload, UTF_8);
        }
        return stream;
    }

    private static List<String> texts() {
        return PAYLOADS.stream().map(payload -> Frame.TEXT + payload).toList();
    }
}
