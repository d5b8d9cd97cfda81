package dev.guildwire.local.setup;

import dev.guildwire.local.option.UsageException;
import dev.guildwire.testsupport.FileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Makes sure that one stack at a time uses a folder. The operating system lets go of the lock when this process ends,
/// however it ends.
public final class FolderLock implements AutoCloseable {

    private static final String NAME = "lock";

    /// Locks have no content, so the holder's process id is beside it.
    private static final String HOLDER = "pid";

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /// @param fresh delete what the folder holds, once it is ours
    public static FolderLock take(Path folder, boolean fresh) {
        try {
            Files.createDirectories(folder);
            var channel = FileChannel.open(folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new UsageException(alreadyRuns(folder));
            }
            if (fresh) {
                empty(folder);
            }
            renewLogs(folder.resolve("logs"));
            Files.writeString(
                    folder.resolve(HOLDER),
                    Long.toString(ProcessHandle.current().pid()));
            return new FolderLock(channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }

    private static String alreadyRuns(Path folder) throws IOException {
        var holder = folder.resolve(HOLDER);
        var process = Files.exists(holder) ? " as process " + Files.readString(holder) : "";
        return "Guildwire already runs on " + folder + process
                + ": end it there, or start this one with --data FOLDER and ports of its own.";
    }

    private static void renewLogs(Path logs) throws IOException {
        FileTree.delete(logs);
        Files.createDirectories(logs);
    }

    private static void empty(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            for (var entry : entries.toList()) {
                if (!entry.endsWith(NAME)) {
                    FileTree.delete(entry);
                }
            }
        }
    }
}
