package dev.guildwire.rooms.command;

import dev.guildwire.contracts.topic.Topic;
import dev.guildwire.rooms.stream.Follower;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ConsumerFactory;

/// Reads `discord.commands` with one thread, sharing its partitions with the other instances.
final class CommandFollower extends Follower {

    private static final String GROUP = "guildwire.rooms.commands";

    private static final Logger log = LoggerFactory.getLogger("Internal");
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration COMMIT_EVERY = Duration.ofSeconds(1);
    private static final Duration COMMIT_WITHIN = Duration.ofSeconds(2);
    private static final int HEARTBEATS_PER_SESSION = 3;

    private final ConsumerFactory<String, byte[]> consumers;
    private final CommandWork work;
    private final OpenCommands open;
    private final CommandMetrics metrics;
    private final CommandProperties properties;
    private long committedNanos = System.nanoTime();

    CommandFollower(
            ConsumerFactory<String, byte[]> consumers,
            CommandWork work,
            OpenCommands open,
            CommandMetrics metrics,
            CommandProperties properties) {
        super("command-follower");
        this.consumers = consumers;
        this.work = work;
        this.open = open;
        this.metrics = metrics;
        this.properties = properties;
    }

    @Override
    protected void follow() {
        open.forgetAll();
        try (var consumer = consumers.createConsumer(GROUP, null, null, session())) {
            consumer.subscribe(List.of(Topic.DISCORD_COMMANDS.wire()), new HandOver(consumer));
            while (!isStopped()) {
                step(consumer);
            }
        }
    }

    private Properties session() {
        var millis = properties.sessionTimeout().toMillis();
        var session = new Properties();
        session.setProperty(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, Long.toString(millis));
        session.setProperty(
                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, Long.toString(millis / HEARTBEATS_PER_SESSION));
        return session;
    }

    /// As long as something is to be handed in again, nothing new is read: it would only fail in the same way.
    private void step(Consumer<String, byte[]> consumer) {
        var again = open.takeAgain();
        again.forEach(work::begin);
        if (again.isEmpty() && open.count() < properties.maxOpen()) {
            consumer.resume(consumer.paused());
        } else {
            consumer.pause(consumer.assignment());
        }
        var read = consumer.poll(POLL);
        metrics.read(read.count());
        read.forEach(open::add);
        read.forEach(work::begin);
        commitNowAndThen(consumer);
    }

    /// Each commit costs the broker more than reading a command does. What is read again after a crash, because its
    /// place was not kept yet, is answered from its first result.
    private void commitNowAndThen(Consumer<String, byte[]> consumer) {
        if (System.nanoTime() - committedNanos >= COMMIT_EVERY.toNanos()) {
            committedNanos = System.nanoTime();
            consumer.commitAsync(open.takePlaces(), CommandFollower::warn);
        }
    }

    private static void warn(Map<TopicPartition, OffsetAndMetadata> places, @Nullable Exception failure) {
        if (failure != null) {
            log.warn("The place in the commands could not be kept; some may be answered twice: {}", failure.toString());
        }
    }

    /// Keeps the place before partitions go to others; what is open of them is theirs.
    private final class HandOver implements ConsumerRebalanceListener {

        private final Consumer<String, byte[]> consumer;

        HandOver(Consumer<String, byte[]> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            try {
                consumer.commitSync(open.takePlaces(), COMMIT_WITHIN);
            } catch (KafkaException e) {
                warn(Map.of(), e);
            }
            open.forget(partitions);
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {}

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            open.forget(partitions);
        }
    }
}
