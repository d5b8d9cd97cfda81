package dev.guildwire.ingest.link;

import dev.guildwire.contracts.topic.Position;
import dev.guildwire.contracts.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads `discord.dispatch` for one backend, on a thread of its own, no faster than the backend takes it.
final class LinkStream {

    private static final Logger log = LoggerFactory.getLogger("Gateway");
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int WRITE_BYTES = 256 * 1024;
    private static final String TOPIC = Topic.DISCORD_DISPATCH.wire();

    private final LinkConnection connection;
    private final LinkStart start;
    private final Supplier<Consumer<String, byte[]>> consumers;
    private final LinkMetrics metrics;
    private final Thread thread;

    /// Guarded by being volatile and only ever set to true.
    private volatile boolean stopped;

    LinkStream(
            LinkConnection connection,
            LinkStart start,
            Supplier<Consumer<String, byte[]>> consumers,
            LinkMetrics metrics) {
        this.connection = connection;
        this.start = start;
        this.consumers = consumers;
        this.metrics = metrics;
        this.thread = Thread.ofPlatform().name("link-stream").daemon().unstarted(this::run);
    }

    LinkConnection connection() {
        return connection;
    }

    void start() {
        thread.start();
    }

    /// The reader ends with its next poll, half a second at the most.
    void stop() {
        stopped = true;
    }

    private void run() {
        try (var consumer = consumers.get()) {
            var partitions = start.next().keySet().stream()
                    .map(partition -> new TopicPartition(TOPIC, partition))
                    .toList();
            consumer.assign(partitions);
            start.next().forEach((partition, offset) -> consumer.seek(new TopicPartition(TOPIC, partition), offset));
            read(consumer);
        } catch (WakeupException | InterruptException _) {
            connection.close(LinkCloseReason.GOING_AWAY);
        } catch (KafkaException e) {
            log.warn("a link's reader failed; the backend is told to come back", e);
            connection.close(LinkCloseReason.INTERNAL);
        }
    }

    private void read(Consumer<String, byte[]> consumer) {
        while (!stopped && connection.isOpen()) {
            deliver(consumer.poll(POLL));
            connection.pingWhenQuiet();
            if (consumer.partitionsFor(TOPIC).size() != start.next().size()) {
                connection.close(LinkCloseReason.LOG_CHANGED);
            }
        }
    }

    private void deliver(Iterable<ConsumerRecord<String, byte[]>> records) {
        List<byte[]> batch = new ArrayList<>();
        var bytes = 0;
        for (var dispatch : records) {
            if (!wanted(dispatch)) {
                continue;
            }
            var message = EventMessages.of(dispatch, start.query().positions() ? id(dispatch) : null);
            batch.add(message);
            bytes += message.length;
            if (bytes >= WRITE_BYTES) {
                send(batch, bytes);
                batch = new ArrayList<>();
                bytes = 0;
            }
        }
        send(batch, bytes);
    }

    private void send(List<byte[]> batch, int bytes) {
        connection.send(batch);
        metrics.sent(batch.size(), bytes);
    }

    private boolean wanted(ConsumerRecord<String, byte[]> dispatch) {
        return start.query().wants(EventMessages.name(dispatch), dispatch.key());
    }

    private Position id(ConsumerRecord<String, byte[]> dispatch) {
        return new Position(start.epoch(), dispatch.partition(), dispatch.offset());
    }
}
