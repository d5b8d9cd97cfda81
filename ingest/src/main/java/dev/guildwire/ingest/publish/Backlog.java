package dev.guildwire.ingest.publish;

import dev.guildwire.ingest.publish.OutboxProperties.SpoolLimits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is not in Kafka yet, in order: parcels on their way, then those that wait. They wait in memory while Kafka
/// keeps up. When it does not, all are put on disk, those on their way too, and newer ones behind them, until the last
/// of them is acknowledged.
///
/// Handing over never waits for Kafka, only for a write to the local file system. When the disk is full, newer parcels
/// are dropped until nothing waits any more: what is published then is whole up to one gap at its end, which can be
/// told. Dropping the oldest would put the gap before events that build on what was dropped.
///
/// Thread-safe.
final class Backlog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("Gateway");

    private final SpoolLimits limits;
    private final int window;
    private final PublishMetrics metrics;
    private final Clock clock;
    // All below is guarded by this.
    private final DiskQueue disk;
    private final Deque<Shipment> waiting = new ArrayDeque<>();
    private final Deque<Shipment> sent = new ArrayDeque<>();
    private boolean woken;
    private boolean spooling;
    private @Nullable Instant brokenSince;
    private Instant through = Instant.EPOCH;
    private Instant forcedAt = Instant.EPOCH;

    /// @param disk what it holds from an earlier process goes first; closed with this backlog
    Backlog(DiskQueue disk, OutboxProperties properties, PublishMetrics metrics, Clock clock) {
        this.disk = disk;
        this.limits = properties.spool();
        this.window = properties.window();
        this.metrics = metrics;
        this.clock = clock;
        this.spooling = !disk.isEmpty();
        metrics.track(this);
    }

    synchronized void add(Parcel parcel) {
        metrics.accepted();
        if (brokenSince != null) {
            metrics.dropped(1);
        } else if (spooling) {
            spool(parcel);
        } else {
            waiting.add(new Shipment(parcel, clock.instant(), false));
            if (waiting.size() > limits.memory()) {
                beginSpooling();
            }
        }
        tick();
        wake();
    }

    /// Waits for the next parcel to send. Null when the time is over or something else happened.
    synchronized @Nullable Shipment next(Duration wait) throws InterruptedException {
        var until = System.nanoTime() + wait.toNanos();
        while (!hasNext() && !woken && System.nanoTime() < until) {
            wait(Math.max(1, (until - System.nanoTime()) / 1_000_000));
        }
        woken = false;
        return hasNext() ? take() : null;
    }

    private boolean hasNext() {
        return sent.size() < window && (!waiting.isEmpty() || disk.waiting() > 0);
    }

    private @Nullable Shipment take() {
        var shipment = waiting.isEmpty() ? read() : waiting.removeFirst();
        if (shipment != null) {
            sent.add(shipment);
        }
        return shipment;
    }

    private @Nullable Shipment read() {
        var parcel = disk.next();
        var now = clock.instant();
        if (parcel == null) {
            dropWaiting(0, through);
        } else if (parcel.receivedAt().plus(limits.maxAge()).isBefore(now)) {
            LOG.error("Kafka was away for longer than dispatches are kept: those that waited are dropped");
            dropWaiting(1, parcel.receivedAt());
        } else {
            return new Shipment(parcel, now, true);
        }
        return null;
    }

    private void dropWaiting(int taken, Instant since) {
        metrics.dropped(taken + disk.clear());
        sent.forEach(shipment -> shipment.markSpooled(false));
        breakOff(since);
    }

    /// The shipment is in Kafka.
    synchronized void done(Shipment shipment) {
        shipment.markDone();
        while (!sent.isEmpty() && sent.getFirst().done()) {
            release(sent.removeFirst());
        }
        if (spooling && isEmpty()) {
            spooling = false;
            LOG.warn("Kafka keeps up again: nothing waits on disk any more");
        }
        wake();
    }

    private void release(Shipment shipment) {
        metrics.written();
        if (!shipment.parcel().events().isEmpty()) {
            through = latest(through, shipment.parcel().receivedAt());
        }
        if (shipment.spooled()) {
            disk.release();
        }
    }

    /// Those on their way, in order.
    synchronized List<Shipment> sent() {
        return sent.stream().filter(shipment -> !shipment.done()).toList();
    }

    /// Lets [#next] return.
    synchronized void wake() {
        woken = true;
        notifyAll();
    }

    /// Looks at the clock: what takes too long goes to disk, and what is there to the device.
    synchronized void tick() {
        var now = clock.instant();
        var oldest = sent.isEmpty() ? waiting.peekFirst() : sent.peekFirst();
        if (!spooling
                && oldest != null
                && oldest.acceptedAt().plus(limits.after()).isBefore(now)) {
            beginSpooling();
        }
        if (spooling && forcedAt.plus(limits.fsync()).isBefore(now)) {
            forcedAt = now;
            disk.force();
        }
    }

    private void beginSpooling() {
        LOG.warn("Kafka does not keep up: dispatches go to disk, waiting={}", sent.size() + waiting.size());
        spooling = true;
        sent.forEach(shipment -> shipment.markSpooled(disk.appendSent(shipment.parcel())));
        waiting.forEach(shipment -> spool(shipment.parcel()));
        waiting.clear();
    }

    private void spool(Parcel parcel) {
        if (brokenSince != null || !disk.append(parcel)) {
            metrics.dropped(1);
            breakOff(parcel.receivedAt());
        }
    }

    private void breakOff(Instant since) {
        if (brokenSince == null) {
            LOG.error("dispatches are dropped until Kafka has what waits: since={}", since);
            brokenSince = since;
        }
    }

    /// When the first parcel was dropped, once everything before it is in Kafka: then the gap can be told.
    synchronized Optional<Instant> gapDue() {
        return isEmpty() ? Optional.ofNullable(brokenSince) : Optional.empty();
    }

    /// Parcels are taken again.
    synchronized void mend() {
        brokenSince = null;
    }

    /// All that was received up to that time was handed over.
    synchronized void caughtUp(Instant time) {
        if (isEmpty() && brokenSince == null) {
            through = latest(through, time);
        }
    }

    /// All that was received before is in Kafka.
    synchronized Instant through() {
        return through;
    }

    synchronized BacklogSize size() {
        var inMemory = sent.stream().filter(shipment -> !shipment.spooled()).count() + waiting.size();
        return new BacklogSize(inMemory, disk.size(), spooling, brokenSince != null);
    }

    /// Another owner has published, or will, what is here.
    synchronized void supersede() {
        metrics.superseded(sent.size() + waiting.size() + disk.clear());
        sent.clear();
        waiting.clear();
    }

    /// @return whether everything was in Kafka before the time was over
    synchronized boolean awaitEmpty(Duration time) throws InterruptedException {
        var until = System.nanoTime() + time.toNanos();
        while (!isEmpty() && System.nanoTime() < until) {
            wait(Math.max(1, (until - System.nanoTime()) / 1_000_000));
        }
        return isEmpty();
    }

    synchronized boolean isEmpty() {
        return sent.isEmpty() && waiting.isEmpty() && disk.isEmpty();
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /// Puts on disk what is not in Kafka.
    @Override
    public synchronized void close() {
        if (!spooling && !isEmpty()) {
            beginSpooling();
        }
        disk.close();
        metrics.forget(this);
    }
}
