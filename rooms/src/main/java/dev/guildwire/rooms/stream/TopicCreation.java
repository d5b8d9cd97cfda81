package dev.guildwire.rooms.stream;

import static dev.guildwire.contracts.topic.Topic.DISCORD_COMMANDS;
import static dev.guildwire.contracts.topic.Topic.DISCORD_COMMAND_RESULTS;
import static dev.guildwire.contracts.topic.Topic.DISCORD_DISPATCH;
import static dev.guildwire.contracts.topic.Topic.GUILD_EVENTS;
import static dev.guildwire.contracts.topic.Topic.GUILD_VOICE;
import static dev.guildwire.contracts.topic.Topic.NODE_REPORTS;
import static dev.guildwire.contracts.topic.Topic.ROADMAP_EVENTS;
import static dev.guildwire.contracts.topic.Topic.USER_EVENTS;

import dev.guildwire.contracts.topic.Topic;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/// Makes the topics that are missing, trying until Kafka is there; the service starts without waiting for it.
@Component
class TopicCreation implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger("Internal");
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Set<Topic> USED = EnumSet.of(
            DISCORD_DISPATCH,
            GUILD_EVENTS,
            GUILD_VOICE,
            USER_EVENTS,
            ROADMAP_EVENTS,
            DISCORD_COMMANDS,
            DISCORD_COMMAND_RESULTS,
            NODE_REPORTS);

    private final KafkaAdmin admin;
    private final TopicProperties properties;

    /// Written by the lifecycle's thread only.
    private volatile Thread thread = Thread.ofVirtual().unstarted(() -> {});

    TopicCreation(KafkaAdmin admin, TopicProperties properties) {
        this.admin = admin;
        this.properties = properties;
    }

    @Override
    public void start() {
        thread = Thread.ofPlatform().name("topic-creation").daemon().start(this::createUntilDone);
    }

    @Override
    public void stop() {
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }

    private void createUntilDone() {
        try (var client = Admin.create(admin.getConfigurationProperties())) {
            while (!create(client)) {
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean create(Admin client) throws InterruptedException {
        var done = true;
        for (var topic : USED) {
            done &= create(client, topic);
        }
        return done;
    }

    private boolean create(Admin client, Topic topic) throws InterruptedException {
        try {
            client.createTopics(List.of(describe(topic))).all().get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return true;
            }
            log.warn("topic {} could not be made yet: {}", topic.wire(), e.getMessage());
            return false;
        }
    }

    private NewTopic describe(Topic topic) {
        return new NewTopic(topic.wire(), topic.partitions(properties.partitions()), properties.replication())
                .configs(topic.retention().config());
    }
}
