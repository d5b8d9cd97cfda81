package dev.guildwire.load.fanout.baseline;

import dev.guildwire.contracts.topic.Epoch;
import dev.guildwire.contracts.topic.Topic;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/// Asks Kafka which life of a topic this is.
final class TopicEpoch {

    private TopicEpoch() {}

    static String of(String bootstrapServers, Topic topic) throws InterruptedException {
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            var described = admin.describeTopics(List.of(topic.wire())).allTopicNames().get().values().stream()
                    .findFirst()
                    .orElseThrow();
            return Epoch.of(
                    described.topicId().toString(), described.partitions().size());
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka does not describe " + topic.wire(), e);
        }
    }
}
