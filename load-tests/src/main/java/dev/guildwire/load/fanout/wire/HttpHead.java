package dev.guildwire.load.fanout.wire;

import io.netty.buffer.ByteBuf;
import io.netty.util.ByteProcessor;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Gathers the head of one HTTP message up to its empty line. Used by one thread.
public final class HttpHead {

    private final StringBuilder text = new StringBuilder();
    private final ByteProcessor gather = this::gather;

    /// @return the head once it is complete, with what follows it left in the buffer
    public @Nullable String read(ByteBuf in) {
        int end = in.forEachByte(gather);
        in.readerIndex(end < 0 ? in.writerIndex() : end + 1);
        return end < 0 ? null : text.toString();
    }

    private boolean gather(byte octet) {
        text.append((char) (octet & 0xff));
        return octet != '\n' || !endsWithEmptyLine();
    }

    private boolean endsWithEmptyLine() {
        int length = text.length();
        return length >= 4 && text.substring(length - 4).equals("\r\n\r\n");
    }

    /// The status code of a response's head, 0 when it has none.
    public static int status(String head) {
        var words = head.split(" ", 3);
        return words.length > 1 && words[1].matches("\\d{3}") ? Integer.parseInt(words[1]) : 0;
    }

    public static Optional<String> header(String head, String name) {
        var prefix = name.toLowerCase(Locale.ROOT) + ":";
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                .map(line -> line.substring(prefix.length()).strip())
                .findFirst();
    }

    /// The bytes of a head; it is ASCII.
    public static byte[] bytes(String head) {
        return head.getBytes(StandardCharsets.ISO_8859_1);
    }
}
