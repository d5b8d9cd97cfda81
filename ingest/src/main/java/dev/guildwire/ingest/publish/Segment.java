package dev.guildwire.ingest.publish;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// One file of the spool: frames of a length, a CRC-32C and the bytes. Confined to its spool.
final class Segment implements Closeable {

    static final int FRAME_HEADER = 8;

    private final Path file;
    private final FileChannel channel;
    private long count;
    private long size;
    private long readPosition;

    private Segment(Path file) throws IOException {
        this.file = file;
        this.channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /// A file that is there keeps its whole frames; a torn one at its end, left by a crash, is cut off.
    static Segment open(Path file) throws IOException {
        var segment = new Segment(file);
        segment.size = segment.channel.size();
        while (segment.next() != null) {
            segment.count++;
        }
        segment.size = segment.readPosition;
        segment.channel.truncate(segment.size);
        segment.readPosition = 0;
        return segment;
    }

    void append(byte[] bytes) throws IOException {
        var frame = ByteBuffer.allocate(FRAME_HEADER + bytes.length)
                .putInt(bytes.length)
                .putInt(crc(bytes))
                .put(bytes)
                .flip();
        for (var position = size; frame.hasRemaining(); ) {
            position += channel.write(frame, position);
        }
        size += FRAME_HEADER + bytes.length;
        count++;
    }

    /// Null at the end, or where the file is torn.
    byte @Nullable [] next() throws IOException {
        var header = read(readPosition, FRAME_HEADER);
        if (header == null) {
            return null;
        }
        var fields = ByteBuffer.wrap(header);
        var length = fields.getInt();
        var frame = length < 0 ? null : read(readPosition + FRAME_HEADER, length);
        if (frame == null || crc(frame) != fields.getInt()) {
            return null;
        }
        readPosition += FRAME_HEADER + length;
        return frame;
    }

    private byte @Nullable [] read(long position, int length) throws IOException {
        if (position + length > size) {
            return null;
        }
        var bytes = new byte[length];
        var buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                return null;
            }
        }
        return bytes;
    }

    private static int crc(byte[] bytes) {
        var crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    long count() {
        return count;
    }

    long size() {
        return size;
    }

    void force() throws IOException {
        channel.force(false);
    }

    void delete() throws IOException {
        close();
        Files.deleteIfExists(file);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
