package dev.guildwire.ingest.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.guildwire.contracts.event.VoiceState;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.contracts.topic.Topic;
import dev.guildwire.ingest.translate.VoiceChange;
import dev.guildwire.ingest.translate.VoiceStates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Reads `guild.voice` to its end: what our readers were told last, whoever told them.
final class KnownVoice {

    private static final Logger LOG = LoggerFactory.getLogger("Gateway");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Predicate<GuildId> wanted;
    private final Map<TopicPartition, Long> committedEnds;
    private final VoiceStates states = new VoiceStates();
    private final List<VoiceChange> uncommitted = new ArrayList<>();

    /// @param wanted        the guilds to read
    /// @param committedEnds from where on changes are in transactions that may be aborted
    KnownVoice(Predicate<GuildId> wanted, Map<TopicPartition, Long> committedEnds) {
        this.wanted = wanted;
        this.committedEnds = committedEnds;
    }

    /// @throws KafkaUnavailableException when Kafka does not answer in time
    KnownVoice read(PublishProperties properties) {
        try (var scan = new TopicScan(properties)) {
            scan.all(Topic.GUILD_VOICE, this::apply);
        }
        return this;
    }

    VoiceStates states() {
        return states;
    }

    /// Changes that compaction may drop with their aborted transaction, though readers have seen them.
    List<VoiceChange> uncommitted() {
        return uncommitted;
    }

    private void apply(ConsumerRecord<byte[], byte[]> record) {
        try {
            var change = change(record);
            if (wanted.test(change.guildId())) {
                apply(change, record);
            }
        } catch (IllegalArgumentException | JacksonException _) {
            LOG.warn(
                    "a record of guild.voice is no voice state and was skipped: partition={} offset={}",
                    record.partition(),
                    record.offset());
        }
    }

    private void apply(VoiceChange change, ConsumerRecord<byte[], byte[]> record) {
        if (change.state() == null) {
            states.remove(change.guildId(), change.userId());
        } else {
            states.put(change.state());
        }
        var partition = new TopicPartition(record.topic(), record.partition());
        if (record.offset() >= committedEnds.getOrDefault(partition, Long.MAX_VALUE)) {
            uncommitted.add(change);
        }
    }

    private static VoiceChange change(ConsumerRecord<byte[], byte[]> record) {
        var key = List.of(new String(record.key(), UTF_8).split(":", 2));
        var state = record.value() == null ? null : JSON.readValue(record.value(), VoiceState.class);
        return new VoiceChange(GuildId.of(key.getFirst()), UserId.of(key.getLast()), state);
    }
}
