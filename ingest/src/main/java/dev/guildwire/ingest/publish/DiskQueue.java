package dev.guildwire.ingest.publish;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Parcels in a [Spool]. A disk that fails is a disk that is full: it is logged, and nothing is thrown into the data
/// path. Not thread-safe.
final class DiskQueue implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("Gateway");

    private interface DiskAction {
        void run() throws IOException;
    }

    private final Spool spool;

    /// @param spool closed with this queue
    DiskQueue(Spool spool) {
        this.spool = spool;
    }

    /// False when it does not fit.
    boolean append(Parcel parcel) {
        try {
            return spool.append(ParcelCodec.encode(parcel));
        } catch (IOException e) {
            LOG.error("the spool cannot be written", e);
            return false;
        }
    }

    /// Appends what is on its way already: it is not given by [#next] unless the process dies. Only while nothing
    /// waits here.
    boolean appendSent(Parcel parcel) {
        return append(parcel) && next() != null;
    }

    /// Null when nothing waits, or the disk fails: then all that waited is lost, see [#clear].
    @Nullable
    Parcel next() {
        try {
            var bytes = spool.next();
            return bytes == null ? null : ParcelCodec.decode(bytes);
        } catch (IOException e) {
            LOG.error("the spool cannot be read", e);
            return null;
        }
    }

    /// The oldest that was given is in Kafka.
    void release() {
        guarded(spool::release);
    }

    void force() {
        guarded(spool::force);
    }

    /// Forgets everything, what was given too.
    ///
    /// @return how many waited
    long clear() {
        var waited = spool.unread();
        guarded(spool::clear);
        return waited;
    }

    long waiting() {
        return spool.unread();
    }

    boolean isEmpty() {
        return spool.held() == 0;
    }

    long size() {
        return spool.size();
    }

    @Override
    public void close() {
        guarded(spool::force);
        guarded(spool::close);
    }

    private static void guarded(DiskAction action) {
        try {
            action.run();
        } catch (IOException e) {
            LOG.error("the spool cannot be written; after a crash dispatches may be published again", e);
        }
    }
}
