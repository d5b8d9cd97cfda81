package dev.guildwire.edge.feed;

import dev.guildwire.edge.connection.Admission;
import dev.guildwire.edge.fanout.FanOut;
import dev.guildwire.edge.fanout.Lanes;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteBufferDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// The thread that reads Kafka. It hands over and goes on; what it waits for is Kafka, or a lane that is behind with
/// its work, and never a socket.
final class EventFeed implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger("Internal");
    private static final Duration PATIENCE = Duration.ofMillis(250);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LAST_POLL = Duration.ofSeconds(1);
    private static final int MOST_RECORDS = 2000;
    /// What one answer of Kafka may hold: one of the default size, 1 MB of each partition, finds no place in the young
    /// generation of so small a heap, goes to the old one, and is collected with everything else.
    private static final int MOST_BYTES = 2 << 20;

    private static final int MOST_BYTES_OF_PARTITION = 512 << 10;

    private final KafkaProperties properties;
    private final TopicWatch topics;
    private final Assignment assignment;
    private final RecordPublisher publisher;
    private final FanOut fanOut;
    private final Lanes lanes;
    private final Admission admission;
    private final Thread thread = Thread.ofPlatform().name("feed").daemon().unstarted(this::run);
    private volatile boolean running;
    /// The feed thread's.
    private long nextSweep;

    EventFeed(
            KafkaProperties properties,
            TopicWatch topics,
            Assignment assignment,
            RecordPublisher publisher,
            FanOut fanOut,
            Lanes lanes,
            Admission admission) {
        this.properties = properties;
        this.topics = topics;
        this.assignment = assignment;
        this.publisher = publisher;
        this.fanOut = fanOut;
        this.lanes = lanes;
        this.admission = admission;
    }

    @Override
    public void start() {
        running = true;
        topics.start();
        thread.start();
    }

    @Override
    public void stop() {
        running = false;
        topics.stop();
        try {
            if (!thread.join(LAST_POLL)) {
                thread.interrupt();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// After the lanes, before the server.
    @Override
    public int getPhase() {
        return 1;
    }

    private void run() {
        try {
            while (running) {
                readUntilItFails();
                if (running) {
                    Thread.sleep(PAUSE);
                }
            }
        } catch (InterruptedException | InterruptException _) {
            LOG.debug("The feed ends");
        }
    }

    private void readUntilItFails() throws InterruptedException {
        try (var consumer = new KafkaConsumer<byte[], ByteBuffer>(settings())) {
            while (running) {
                read(consumer);
            }
        } catch (InvalidOffsetException e) {
            LOG.error("Kafka has lost events before they were read; every connection begins anew", e);
            fanOut.abandon();
            assignment.reset();
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            LOG.warn("Kafka is away: {}", e.toString());
        }
    }

    private void read(Consumer<byte[], ByteBuffer> consumer) throws InterruptedException {
        var lives = topics.lives();
        if (consumer.assignment().isEmpty() || !assignment.isCurrent(lives)) {
            assignment.apply(consumer, lives);
        }
        lanes.awaitRoom();
        var records = consumer.poll(PATIENCE);
        if (!records.nextOffsets().isEmpty()) {
            publisher.publish(records, lives);
            assignment.reached(consumer, records.nextOffsets().keySet());
        }
        if (assignment.isCaughtUp()) {
            admission.open();
        }
        sweepNowAndThen(consumer);
    }

    private void sweepNowAndThen(Consumer<byte[], ByteBuffer> consumer) {
        if (System.nanoTime() - nextSweep > 0) {
            nextSweep = System.nanoTime() + PAUSE.toNanos();
            fanOut.sweep();
            consumer.assignment().forEach(partition -> publisher.lag(partition, consumer.currentLag(partition)));
        }
    }

    private Map<String, Object> settings() {
        var settings = properties.client();
        settings.put("key.deserializer", ByteArrayDeserializer.class);
        settings.put("value.deserializer", ByteBufferDeserializer.class);
        settings.put("auto.offset.reset", "none");
        settings.put("enable.auto.commit", false);
        settings.put("fetch.min.bytes", 1);
        settings.put("fetch.max.wait.ms", 500);
        settings.put("fetch.max.bytes", MOST_BYTES);
        settings.put("max.partition.fetch.bytes", MOST_BYTES_OF_PARTITION);
        settings.put("max.poll.records", MOST_RECORDS);
        return settings;
    }
}
