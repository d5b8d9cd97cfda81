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
    private static final Duration LEASE = Duration.ofSeconds(5);
    private static final Duration WAIT = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final RedisOutbox outbox;
    private final KafkaTemplate<String, byte[]> kafka;
    private final OutboxMetrics metrics;
    private final String self = UUID.randomUUID().toString();

    /// Written by the lifecycle's thread only.
    private volatile Thread thread = Thread.ofVirtual().unstarted(() -> {});

    private volatile boolean running;

    OutboxRelay(RedisOutbox outbox, KafkaTemplate<String, byte[]> kafka, OutboxMetrics metrics) {
        this.outbox = outbox;
        this.kafka = kafka;
        this.metrics = metrics;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("outbox-relay").start(this::run);
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
                relay();
            } catch (DataAccessException | KafkaException | CompletionException e) {
                log.warn("the outbox could not be emptied; trying again: {}", e.toString());
                pause();
            }
        }
        giveBack();
    }

    private void relay() {
        if (!outbox.lease(self, LEASE)) {
            pause();
            return;
        }
        var entries = outbox.next(WAIT);
        if (!entries.isEmpty()) {
            tell(entries);
            outbox.told(entries);
            metrics.told(entries.size());
        }
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
        try {
            outbox.release(self);
        } catch (DataAccessException _) {
            log.debug("the lease ends by itself");
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
