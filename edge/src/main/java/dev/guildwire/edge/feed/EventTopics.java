package dev.guildwire.edge.feed;

import dev.guildwire.contracts.topic.Topic;
import dev.guildwire.edge.fanout.StreamLife;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;

/// The topics an edge needs: makes those that are missing and tells which life each is in that it reads.
final class EventTopics implements AutoCloseable {

    private static final List<Topic> NEEDED =
            List.of(Topic.GUILD_EVENTS, Topic.USER_EVENTS, Topic.ROADMAP_EVENTS, Topic.EDGE_CANARY, Topic.NODE_REPORTS);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Admin admin;
    private final int partitions;

    EventTopics(KafkaProperties properties) {
        this.admin = Admin.create(properties.client());
        this.partitions = properties.partitions();
    }

    /// @throws KafkaException when Kafka does not answer in time
    TopicLives lives() throws InterruptedException {
        try {
            makeMissing();
            return describe();
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("Kafka's topics could not be read", e);
        }
    }

    private void makeMissing() throws InterruptedException, ExecutionException, TimeoutException {
        var names = admin.listTopics().names().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        var missing = NEEDED.stream()
                .filter(topic -> !names.contains(topic.wire()))
                .map(this::plan)
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        try {
            admin.createTopics(missing).all().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private NewTopic plan(Topic topic) {
        return new NewTopic(topic.wire(), Optional.of(topic.partitions(partitions)), Optional.empty())
                .configs(topic.retention().config());
    }

    private TopicLives describe() throws InterruptedException, ExecutionException, TimeoutException {
        return new TopicLives(
                describe(Topic.GUILD_EVENTS),
                describe(Topic.USER_EVENTS),
                describe(Topic.ROADMAP_EVENTS),
                describe(Topic.EDGE_CANARY));
    }

    private StreamLife describe(Topic topic) throws InterruptedException, ExecutionException, TimeoutException {
        var description = admin.describeTopics(List.of(topic.wire()))
                .topicNameValues()
                .values()
                .iterator()
                .next()
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return StreamLife.of(
                description.topicId().toString(), description.partitions().size());
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
