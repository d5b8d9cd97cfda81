package dev.guildwire.ingest.publish;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A queue of byte strings in files, first in, first out, that outlives the process. What [#next] gave stays until it
/// is released; after a crash reading begins behind the last that was released. Not thread-safe.
final class Spool implements Closeable {

    private static final String SUFFIX = ".spool";
    private static final long SEGMENT_SIZE = 8L << 20;

    private final Path folder;
    private final long maxSize;
    private final FileChannel progress;
    private final List<Segment> segments = new ArrayList<>();
    private long firstName;
    private int reading;
    private long releasedOfFirst;
    private long size;
    private long held;
    private long unread;

    private Spool(Path folder, long maxSize) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.maxSize = maxSize;
        this.progress = FileChannel.open(
                folder.resolve("released"),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
    }

    /// @param folder  made when it is not there; what an earlier process left in it is read first
    /// @param maxSize of all files, in bytes
    static Spool open(Path folder, long maxSize) throws IOException {
        var spool = new Spool(folder, maxSize);
        spool.load();
        return spool;
    }

    /// @return false, and nothing is kept, when it would be larger than it may be
    boolean append(byte[] bytes) throws IOException {
        var frame = Segment.FRAME_HEADER + bytes.length;
        if (size + frame > maxSize) {
            return false;
        }
        if (segments.isEmpty() || segments.getLast().size() >= SEGMENT_SIZE) {
            segments.add(Segment.open(file(firstName + segments.size())));
        }
        segments.getLast().append(bytes);
        size += frame;
        held++;
        unread++;
        return true;
    }

    /// Null when everything was read.
    byte @Nullable [] next() throws IOException {
        while (unread > 0) {
            var bytes = segments.get(reading).next();
            if (bytes != null) {
                unread--;
                return bytes;
            }
            if (reading == segments.size() - 1) {
                throw new IOException("a file of the spool ends too early");
            }
            reading++;
        }
        return null;
    }

    /// Forgets the oldest that was read.
    void release() throws IOException {
        held--;
        releasedOfFirst++;
        if (releasedOfFirst == segments.getFirst().count() && (segments.size() > 1 || held == 0)) {
            dropFirst();
        }
        writeProgress();
    }

    /// How many wait to be read.
    long unread() {
        return unread;
    }

    /// How many are not released.
    long held() {
        return held;
    }

    long size() {
        return size;
    }

    /// Makes what was appended outlive the machine's death too.
    void force() throws IOException {
        if (!segments.isEmpty()) {
            segments.getLast().force();
        }
    }

    /// Forgets everything.
    void clear() throws IOException {
        while (!segments.isEmpty()) {
            dropFirst();
        }
        held = 0;
        unread = 0;
        writeProgress();
    }

    @Override
    public void close() throws IOException {
        for (var segment : segments) {
            segment.close();
        }
        progress.close();
    }

    private void dropFirst() throws IOException {
        var first = segments.removeFirst();
        size -= first.size();
        first.delete();
        firstName++;
        releasedOfFirst = 0;
        reading = Math.max(0, reading - 1);
    }

    private void load() throws IOException {
        try (var files = Files.list(folder)) {
            var names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .sorted()
                    .toList();
            firstName = names.isEmpty() ? 0 : Long.parseLong(names.getFirst().replace(SUFFIX, ""));
            for (var name : names) {
                segments.add(Segment.open(folder.resolve(name)));
            }
        }
        size = segments.stream().mapToLong(Segment::size).sum();
        held = segments.stream().mapToLong(Segment::count).sum();
        unread = held;
        skipReleased();
    }

    private void skipReleased() throws IOException {
        var buffer = ByteBuffer.allocate(2 * Long.BYTES);
        if (progress.read(buffer, 0) == buffer.capacity() && buffer.flip().getLong() == firstName) {
            for (var count = buffer.getLong(); count > 0 && unread > 0; count--) {
                next();
                release();
            }
        }
    }

    private void writeProgress() throws IOException {
        var buffer = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(firstName)
                .putLong(releasedOfFirst)
                .flip();
        for (var position = 0L; buffer.hasRemaining(); ) {
            position += progress.write(buffer, position);
        }
    }

    private Path file(long name) {
        return folder.resolve("%016d%s".formatted(name, SUFFIX));
    }
}
