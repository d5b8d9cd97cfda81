package dev.guildwire.ingest.publish;

import dev.guildwire.contracts.topic.Topic;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/// Makes the topics that are not there yet. Replication is the brokers' `default.replication.factor`.
public final class Topics {

    private final PublishProperties properties;

    public Topics(PublishProperties properties) {
        this.properties = properties;
    }

    /// @return how many partitions the topic has, which is not what was asked for when it was there before
    /// @throws KafkaUnavailableException when Kafka does not answer in time
    public int ensure(Topic topic, int partitions) {
        try (var admin = Admin.create(adminConfig())) {
            return create(admin, topic, partitions);
        }
    }

    private int create(Admin admin, Topic topic, int partitions) {
        var fresh = new NewTopic(topic.wire(), Optional.of(topic.partitions(partitions)), Optional.empty())
                .configs(topic.retention().config());
        try {
            return get(admin.createTopics(Set.of(fresh)).numPartitions(topic.wire()));
        } catch (KafkaUnavailableException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return count(admin, topic);
            }
            throw e;
        }
    }

    private int count(Admin admin, Topic topic) {
        return get(admin.describeTopics(Set.of(topic.wire())).allTopicNames()).values().stream()
                .mapToInt(description -> description.partitions().size())
                .sum();
    }

    private <T> T get(org.apache.kafka.common.KafkaFuture<T> future) {
        try {
            return future.get(properties.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new KafkaUnavailableException(e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaUnavailableException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaUnavailableException(e);
        }
    }

    private Map<String, Object> adminConfig() {
        var timeout = Math.toIntExact(properties.timeout().toMillis());
        return properties.client(Map.of(
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, timeout,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, timeout));
    }
}
