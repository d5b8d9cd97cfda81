package dev.guildwire.rooms.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.kafka.core.KafkaTemplate;

/// Empties one outbox into Kafka, on a thread of its own, while this instance holds the lease.
final class OutboxRelay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger("Internal");

    /// Of a lease: after one part it is prolonged, and one part is the longest wait for an event.
    private static final int PARTS = 4;

    /// Of a lease: how often those who wait for it look.
    private static final int LOOKS = 10;

    private final RedisOutbox outbox;
    private final KafkaTemplate<String, byte[]> kafka;
    private final OutboxMetrics metrics;
    private final Duration lease;
    private final String self = UUID.randomUUID().toString();

    /// Written by the lifecycle's thread only.
    private volatile Thread thread = Thread.ofVirtual().unstarted(() -> {});

    private volatile boolean running;

    /// By [System#nanoTime]; the relay's thread's.
    private long prolongAt = System.nanoTime();

    OutboxRelay(RedisOutbox outbox, KafkaTemplate<String, byte[]> kafka, OutboxMetrics metrics, Duration lease) {
        this.outbox = outbox;
        this.kafka = kafka;
        this.metrics = metrics;
        this.lease = lease;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("outbox-relay").daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            try {
                outbox.onOneConnection(this::relayUntilStopped);
            } catch (DataAccessException | KafkaException | CompletionException e) {
                onFault(e);
            }
        }
        giveBack();
    }

    private void relayUntilStopped() {
        while (running) {
            relay();
        }
    }

    /// A stop interrupts what waits, which is no fault.
    private void onFault(RuntimeException fault) {
        if (running) {
            log.warn("the outbox could not be emptied; trying again: {}", fault.toString());
            prolongAt = System.nanoTime();
            pause();
        }
    }

    private void relay() {
        if (!isHolder()) {
            pause();
            return;
        }
        var entries = outbox.next(lease.dividedBy(PARTS));
        if (!entries.isEmpty()) {
            tell(entries);
            outbox.told(entries);
            metrics.told(entries.size());
        }
    }

    private boolean isHolder() {
        var now = System.nanoTime();
        if (now - prolongAt < 0) {
            return true;
        }
        var isHolder = outbox.lease(self, lease);
        prolongAt = isHolder ? now + lease.dividedBy(PARTS).toNanos() : now;
        return isHolder;
    }

    /// Waits for all acknowledgements; the producer keeps the order.
    private void tell(List<OutboxEntry> entries) {
        var acknowledged =
                entries.stream().map(entry -> kafka.send(record(entry))).toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(acknowledged).join();
    }

    private static ProducerRecord<String, byte[]> record(OutboxEntry entry) {
        var record =
                new ProducerRecord<>(entry.topic(), entry.key(), entry.value().getBytes(UTF_8));
        entry.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        return record;
    }

    private void giveBack() {
        var _ = Thread.interrupted();
        try {
            outbox.release(self);
        } catch (DataAccessException _) {
            log.debug("the lease ends by itself");
        }
    }

    private void pause() {
        try {
            Thread.sleep(lease.dividedBy(LOOKS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
