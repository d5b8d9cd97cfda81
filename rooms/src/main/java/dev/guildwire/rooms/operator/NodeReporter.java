package dev.guildwire.rooms.operator;

import dev.guildwire.contracts.topic.Topic;
import java.time.Duration;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Says again and again how this process is, and when it ends that it is gone.
@Component
final class NodeReporter implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger("Internal");
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final KafkaTemplate<String, byte[]> kafka;
    private final Duration every;
    private final RoomsFigures figures;
    private final JsonMapper json = JsonMapper.shared();

    /// Written by the lifecycle's thread only.
    private volatile Thread thread = Thread.ofVirtual().unstarted(() -> {});

    NodeReporter(KafkaTemplate<String, byte[]> kafka, NodeProperties properties, RoomsFigures figures) {
        this.kafka = kafka;
        this.every = properties.every();
        this.figures = figures;
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("node-reporter").start(this::reportUntilInterrupted);
    }

    private void reportUntilInterrupted() {
        try {
            while (true) {
                write(json.writeValueAsBytes(figures.report()));
                Thread.sleep(every);
            }
        } catch (InterruptedException _) {
            write(null);
        }
    }

    private void write(byte @Nullable [] report) {
        try {
            var _ = kafka.send(Topic.NODE_REPORTS.wire(), figures.id(), report);
        } catch (KafkaException | org.springframework.kafka.KafkaException e) {
            log.debug("no report was written", e);
        }
    }

    @Override
    public void stop() {
        thread.interrupt();
        try {
            var _ = thread.join(LAST_WORDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }
}
