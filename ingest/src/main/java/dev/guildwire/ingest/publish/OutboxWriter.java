package dev.guildwire.ingest.publish;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries one shard's backlog to Kafka. It may wait for Kafka; nobody waits for it. Confined to one thread, but for
/// the acknowledgements, which come on the Kafka client's own.
final class OutboxWriter {

    private static final Logger LOG = LoggerFactory.getLogger("Gateway");
    private static final Duration PAUSE = Duration.ofMillis(100);
    /// People whose states are kept here to be written again if the transaction is aborted.
    private static final int MOST_UNCOMMITTED = 10_000;

    private final ShardLine line;
    private final Backlog backlog;
    private final Marks marks;
    private final PublishMetrics metrics;
    private final Traces traces;
    private final Duration commitInterval;
    private final Queue<Shipment> voiceDue = new ConcurrentLinkedQueue<>();
    private final Map<Bytes, ProducerRecord<byte[], byte[]>> uncommittedVoice = new HashMap<>();
    private long committedAtNanos = System.nanoTime();
    private boolean failed;
    private @Nullable Written written;

    OutboxWriter(
            ShardLine line,
            Backlog backlog,
            Marks marks,
            PublishMetrics metrics,
            Traces traces,
            Duration commitInterval) {
        this.line = line;
        this.backlog = backlog;
        this.marks = marks;
        this.metrics = metrics;
        this.traces = traces;
        this.commitInterval = commitInterval;
    }

    /// One round: whatever is due, and one parcel if there is one. Takes seconds when Kafka is away.
    ///
    /// @throws SupersededException when another process owns the shard
    void step() throws InterruptedException {
        try {
            advance();
        } catch (KafkaUnavailableException e) {
            failed = true;
            Thread.sleep(PAUSE);
        } catch (KafkaException e) {
            LOG.warn("the producer failed and is replaced: {}", e.toString());
            metrics.reopened();
            failed = true;
        }
    }

    private void advance() throws InterruptedException {
        if (failed) {
            line.reopen();
            sendAgain();
            failed = false;
        }
        line.producer().check();
        if (!line.producer().isCommitting()) {
            sendDue();
        }
        commitIfDue();
    }

    private void sendDue() throws InterruptedException {
        var shipment = voiceDue.isEmpty() ? backlog.next(PAUSE) : null;
        if (shipment != null) {
            sendEvents(shipment);
        } else if (backlog.isEmpty()) {
            written = Written.nothing();
        }
        for (var due = voiceDue.poll(); due != null; due = voiceDue.poll()) {
            sendVoice(due);
        }
        marks.due(backlog.through()).ifPresent(mark -> line.producer().send(mark, () -> {}));
    }

    private void sendEvents(Shipment shipment) {
        var known = knownToBeWritten(shipment);
        var events = shipment.parcel().events().stream()
                .filter(record -> !known.contains(record))
                .toList();
        metrics.found(shipment.parcel().events().size() - events.size());
        shipment.expect(events.size());
        events.forEach(record -> line.producer().send(record, () -> onEventWritten(shipment, record)));
        if (events.isEmpty()) {
            onEventsWritten(shipment);
        }
    }

    /// What an earlier process left on disk may be in Kafka in part.
    private Written knownToBeWritten(Shipment next) {
        if (written == null) {
            written = next.spooled() ? line.writtenSince(next.parcel().receivedAt()) : Written.nothing();
        }
        return written;
    }

    private void onEventWritten(Shipment shipment, ProducerRecord<byte[], byte[]> record) {
        metrics.acknowledged(record.topic(), shipment.parcel().receivedAt());
        traces.written(record, shipment.acceptedAt());
        if (shipment.acknowledge()) {
            onEventsWritten(shipment);
        }
    }

    private void onEventsWritten(Shipment shipment) {
        shipment.markEventsWritten();
        if (shipment.parcel().voice().isEmpty()) {
            backlog.done(shipment);
        } else {
            voiceDue.add(shipment);
            backlog.wake();
        }
    }

    private void sendVoice(Shipment shipment) {
        var states = shipment.parcel().voice();
        shipment.expect(states.size());
        for (var record : states) {
            uncommittedVoice.put(Bytes.wrap(record.key()), record);
            line.producer().send(record, () -> onVoiceWritten(shipment));
        }
    }

    private void onVoiceWritten(Shipment shipment) {
        if (shipment.acknowledge()) {
            backlog.done(shipment);
        }
    }

    private void commitIfDue() {
        var due = System.nanoTime() - committedAtNanos > commitInterval.toNanos()
                || uncommittedVoice.size() > MOST_UNCOMMITTED;
        if (line.producer().isCommitting() || (due && !backlog.size().spooling())) {
            commit();
        }
    }

    private boolean commit() {
        var committed = line.producer().commit();
        if (committed) {
            committedAtNanos = System.nanoTime();
            uncommittedVoice.clear();
        }
        return committed;
    }

    /// What was on its way when the producer before failed. What of it came through is left out. States of the
    /// transaction that was given up are written again, for compaction would drop them.
    private void sendAgain() {
        committedAtNanos = System.nanoTime();
        voiceDue.clear();
        uncommittedVoice.values().forEach(record -> line.producer().send(record, () -> {}));
        var unacknowledged = backlog.sent();
        if (!unacknowledged.isEmpty()) {
            written = line.writtenSince(unacknowledged.getFirst().parcel().receivedAt());
        }
        for (var shipment : unacknowledged) {
            if (shipment.eventsWritten()) {
                onEventsWritten(shipment);
            } else {
                sendEvents(shipment);
            }
        }
    }

    /// Says farewell, so that the next owner need not wait.
    void end() {
        try {
            line.producer().check();
            marks.last(backlog.through()).ifPresent(mark -> line.producer().send(mark, () -> {}));
            if (!commit()) {
                LOG.warn("Kafka did not take the last mark; the next owner waits a little longer");
            }
        } catch (KafkaException e) {
            LOG.warn("Kafka did not take the last mark: {}", e.toString());
        } finally {
            line.close();
        }
    }

    /// Gives up at once.
    void abandon() {
        line.close();
    }
}
