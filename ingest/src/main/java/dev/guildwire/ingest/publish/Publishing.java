package dev.guildwire.ingest.publish;

import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.topic.Topic;
import dev.guildwire.ingest.translate.VoiceStates;
import java.time.Clock;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/// The way in: opens outboxes and tells what was published before.
@Component
public final class Publishing {

    private final PublishProperties properties;
    private final PublishMetrics metrics;
    private final Clock clock;
    private final Topics topics;

    Publishing(PublishProperties properties, PublishMetrics metrics, Clock clock) {
        this.properties = properties;
        this.metrics = metrics;
        this.clock = clock;
        this.topics = new Topics(properties);
    }

    /// @throws KafkaUnavailableException when Kafka does not answer in time
    public Outbox open() {
        topics.ensure(Topic.DISCORD_DISPATCH, properties.partitions());
        topics.ensure(Topic.GUILD_EVENTS, properties.partitions());
        return new Outbox(properties, new RecordEncoder(voicePartitions()), metrics, clock);
    }

    /// @throws KafkaUnavailableException when Kafka does not answer in time
    public VoiceStates known(Predicate<GuildId> wanted) {
        return new KnownVoice(properties).read(voicePartitions(), wanted);
    }

    private int voicePartitions() {
        return topics.ensure(Topic.GUILD_VOICE, properties.partitions());
    }
}
