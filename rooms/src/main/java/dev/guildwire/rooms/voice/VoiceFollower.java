package dev.guildwire.rooms.voice;

import dev.guildwire.contracts.topic.Epoch;
import dev.guildwire.contracts.topic.Topic;
import dev.guildwire.rooms.stream.Follower;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/// Follows `guild.events` with one thread. The instances share the partitions by Kafka's consumer group, but where each
/// partition goes on is what Redis says; nothing is committed to Kafka. After any fault the places are asked for again.
@Component
class VoiceFollower extends Follower {

    static final String GROUP = "guildwire.rooms.voice";

    private static final Duration POLL = Duration.ofMillis(200);

    /// As other listeners do, and for the same reason. A snapshot is older by that, and its position says so.
    private static final Duration BETWEEN_BATCHES = Duration.ofMillis(100);

    private final ConsumerFactory<String, byte[]> consumers;
    private final KafkaAdmin admin;
    private final VoiceBatches batches;
    private final VoiceBeginning beginning;

    /// Where the next batch of each partition begins whose place is known; used by the follower's thread only.
    private final Map<TopicPartition, Long> next = new HashMap<>();

    /// Written by the follower's thread.
    private volatile @Nullable StreamLayout layout;

    VoiceFollower(
            ConsumerFactory<String, byte[]> consumers,
            KafkaAdmin admin,
            VoiceBatches batches,
            VoiceBeginning beginning) {
        super("voice-follower");
        this.consumers = consumers;
        this.admin = admin;
        this.batches = batches;
        this.beginning = beginning;
    }

    /// Empty until Kafka has told it.
    Optional<StreamLayout> layout() {
        return Optional.ofNullable(layout);
    }

    @Override
    protected void follow() throws InterruptedException, ExecutionException {
        try (var consumer = consumers.createConsumer(GROUP, null, null)) {
            var current = describe();
            layout = current;
            next.clear();
            consumer.subscribe(List.of(Topic.GUILD_EVENTS.wire()), new PauseUntilReady(consumer));
            while (!isStopped()) {
                poll(consumer, current);
            }
        }
    }

    private StreamLayout describe() throws ExecutionException, InterruptedException {
        var topic = Topic.GUILD_EVENTS.wire();
        try (var client = Admin.create(admin.getConfigurationProperties())) {
            var topics = client.describeTopics(List.of(topic)).allTopicNames().get();
            var description = Objects.requireNonNull(topics.get(topic));
            var partitions = description.partitions().size();
            return new StreamLayout(Epoch.of(description.topicId().toString(), partitions), partitions);
        }
    }

    private void poll(Consumer<String, byte[]> consumer, StreamLayout current) throws InterruptedException {
        for (var partition : consumer.assignment()) {
            if (!next.containsKey(partition)) {
                var place = beginning.nextOffset(consumer, current, partition.partition());
                consumer.seek(partition, place);
                consumer.resume(List.of(partition));
                next.put(partition, place);
            }
        }
        var records = consumer.poll(POLL);
        records.nextOffsets().forEach((partition, then) -> {
            if (!apply(current, partition, then.offset(), records.records(partition))) {
                consumer.pause(List.of(partition));
                next.remove(partition);
            }
        });
        if (!records.isEmpty()) {
            pause(BETWEEN_BATCHES);
        }
    }

    /// @param then where the batch after these records begins
    private boolean apply(
            StreamLayout current, TopicPartition partition, long then, List<ConsumerRecord<String, byte[]>> records) {
        var first = next.replace(partition, then);
        return first == null
                || first == then
                || batches.apply(current, new VoiceBatch(partition.partition(), first, then - 1, records));
    }

    /// A partition that was just given to us is read once its place is known.
    private final class PauseUntilReady implements ConsumerRebalanceListener {

        private final Consumer<String, byte[]> consumer;

        PauseUntilReady(Consumer<String, byte[]> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            consumer.pause(partitions);
            partitions.forEach(next::remove);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            partitions.forEach(next::remove);
        }
    }
}
