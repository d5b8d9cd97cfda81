package dev.guildwire.ingest.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A shard's folder in the spool.
///
/// @param writer the name for the marks of who fills the queue
record ShardDisk(String writer, DiskQueue queue) {

    private static final Logger LOG = LoggerFactory.getLogger("Gateway");

    /// What an earlier process left is kept, with its name, when that process was the last to publish for the shard.
    /// Otherwise it is old: another one went on and told of the gap.
    ///
    /// @param last the newest mark of the shard
    static ShardDisk open(Path folder, long maxSize, Optional<Mark> last) {
        try {
            var name = Files.createDirectories(folder).resolve("writer");
            var spool = Spool.open(folder, maxSize);
            if (spool.held() > 0 && Files.exists(name)) {
                var earlier = Files.readString(name);
                if (last.map(mark -> mark.writer().equals(earlier)).orElse(true)) {
                    LOG.warn("publishing what an earlier process left on disk: dispatches={}", spool.held());
                    return new ShardDisk(earlier, new DiskQueue(spool));
                }
                LOG.warn("dropping what an earlier process left on disk, others went on: dispatches={}", spool.held());
            }
            spool.clear();
            var writer = UUID.randomUUID().toString();
            Files.writeString(name, writer);
            return new ShardDisk(writer, new DiskQueue(spool));
        } catch (IOException e) {
            throw new UncheckedIOException("guildwire.publish.spool.folder cannot be used: " + folder, e);
        }
    }
}
