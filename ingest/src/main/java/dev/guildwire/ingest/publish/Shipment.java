package dev.guildwire.ingest.publish;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/// A parcel on its way.
final class Shipment {

    private final Parcel parcel;
    private final Instant acceptedAt;
    private final AtomicInteger expected = new AtomicInteger();
    private volatile boolean eventsWritten;
    // Guarded by the backlog.
    private boolean spooled;
    private boolean done;

    /// @param spooled it is in the spool too
    Shipment(Parcel parcel, Instant acceptedAt, boolean spooled) {
        this.parcel = parcel;
        this.acceptedAt = acceptedAt;
        this.spooled = spooled;
    }

    Parcel parcel() {
        return parcel;
    }

    Instant acceptedAt() {
        return acceptedAt;
    }

    void expect(int acknowledgements) {
        expected.set(acknowledgements);
    }

    /// True for the last one that was expected.
    boolean acknowledge() {
        return expected.decrementAndGet() == 0;
    }

    boolean eventsWritten() {
        return eventsWritten;
    }

    void markEventsWritten() {
        eventsWritten = true;
    }

    boolean spooled() {
        return spooled;
    }

    void markSpooled(boolean now) {
        spooled = now;
    }

    boolean done() {
        return done;
    }

    void markDone() {
        done = true;
    }
}
