package dev.guildwire.ingest.gateway;

import dev.guildwire.contracts.topic.Topic;
import dev.guildwire.ingest.publish.Ownership;
import dev.guildwire.ingest.publish.PublishProperties;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// This process's membership of the consumer group that assigns shards: partition N of `discord.shards` is shard N. The
/// group's protocol is all there is to election and failover; nothing is read here.
///
/// Members are dynamic. A static one would not give its shards away when it stops, and handing them over is what keeps
/// a planned restart without a gap.
final class ShardGroup implements AutoCloseable {

    /// Told on the group's thread; must return at once.
    interface Listener {

        void onAssigned(int shard, Ownership ownership);

        void onRevoked(int shard);
    }

    private static final Logger LOG = LoggerFactory.getLogger("Gateway");
    private static final String GROUP = "guildwire-ingest";
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration FAREWELL = Duration.ofSeconds(5);
    private static final int HEARTBEATS_BY_TIMEOUT = 10;

    private final PublishProperties kafka;
    private final Listener listener;
    private final Consumer<byte[], byte[]> consumer;
    private final Set<Integer> assigned = ConcurrentHashMap.newKeySet();
    private volatile @Nullable ConsumerGroupMetadata membership;
    private final Thread thread;

    ShardGroup(PublishProperties kafka, Duration sessionTimeout, Listener listener) {
        this.kafka = kafka;
        this.listener = listener;
        this.consumer = new KafkaConsumer<>(
                config(kafka, sessionTimeout), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.thread = Thread.ofPlatform().name("shard-group").start(this::run);
    }

    /// Whether the group knows this process; it may have no shard for it.
    boolean isJoined() {
        var current = membership;
        return current != null && current.generationId() >= 0;
    }

    private Ownership ownership(int shard) {
        return new Ownership() {
            @Override
            public boolean isAssigned() {
                return assigned.contains(shard);
            }

            @Override
            public Optional<ConsumerGroupMetadata> membership() {
                return Optional.ofNullable(membership);
            }
        };
    }

    /// Whether no other process could take shards over; true too when Kafka does not say.
    boolean isAlone() {
        try (var admin = Admin.create(kafka.client(Map.of()))) {
            var groups = admin.describeConsumerGroups(List.of(GROUP)).all();
            return groups.get(kafka.timeout().toMillis(), TimeUnit.MILLISECONDS).values().stream()
                    .allMatch(group -> group.members().size() <= 1);
        } catch (ExecutionException | TimeoutException | KafkaException _) {
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /// Leaves the group: its shards are assigned to others at once.
    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            consumer.subscribe(List.of(Topic.DISCORD_SHARDS.wire()), new Rebalances());
            while (true) {
                poll();
            }
        } catch (WakeupException _) {
            LOG.debug("leaving the group");
        } finally {
            consumer.close(CloseOptions.timeout(FAREWELL));
        }
    }

    private void poll() {
        try {
            consumer.poll(POLL);
            membership = consumer.groupMetadata();
        } catch (WakeupException e) {
            throw e;
        } catch (KafkaException e) {
            LOG.warn("the group that assigns shards is not reachable: {}", e.toString());
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private final class Rebalances implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            membership = consumer.groupMetadata();
            consumer.pause(consumer.assignment());
            for (var partition : partitions) {
                assigned.add(partition.partition());
                listener.onAssigned(partition.partition(), ownership(partition.partition()));
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            for (var partition : partitions) {
                assigned.remove(partition.partition());
                listener.onRevoked(partition.partition());
            }
        }
    }

    private static Map<String, Object> config(PublishProperties kafka, Duration sessionTimeout) {
        var timeout = Math.toIntExact(sessionTimeout.toMillis());
        return kafka.client(Map.of(
                ConsumerConfig.GROUP_ID_CONFIG,
                GROUP,
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                timeout,
                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                timeout / HEARTBEATS_BY_TIMEOUT,
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                CooperativeStickyAssignor.class.getName(),
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "latest"));
    }
}
