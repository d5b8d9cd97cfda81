package dev.guildwire.ingest.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.guildwire.contracts.event.EventName;
import dev.guildwire.contracts.event.VoiceLeft;
import dev.guildwire.contracts.event.VoiceState;
import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.contracts.topic.Headers;
import dev.guildwire.contracts.topic.Topic;
import dev.guildwire.ingest.translate.VoiceChange;
import dev.guildwire.ingest.translate.VoiceStates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Where people are as far as our readers were told, whoever told them: `guild.voice` to its end, and the last events
/// where they go beyond it.
final class KnownVoice {

    private static final Logger LOG = LoggerFactory.getLogger("Gateway");
    private static final JsonMapper JSON = JsonMapper.shared();

    private record Place(GuildId guildId, UserId userId) {}

    private final Predicate<GuildId> wanted;
    private final Map<TopicPartition, Long> committedEnds;
    private final VoiceStates states = new VoiceStates();
    private final List<VoiceChange> rewrites = new ArrayList<>();

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

    /// An event is written before the state that it makes, so the last events of somebody who was shut out may stand
    /// alone.
    ///
    /// @param through the states of all earlier events are written
    /// @throws KafkaUnavailableException when Kafka does not answer in time
    KnownVoice completeFrom(Instant through, PublishProperties properties) {
        var last = new HashMap<Place, VoiceChange>();
        try (var scan = new TopicScan(properties)) {
            scan.since(
                    through,
                    Topic.GUILD_EVENTS,
                    record -> read(record, KnownVoice::told)
                            .ifPresent(told -> last.put(new Place(told.guildId(), told.userId()), told)));
        }
        last.values().stream().filter(this::isNews).forEach(told -> {
            apply(told);
            rewrites.add(told);
        });
        return this;
    }

    VoiceStates states() {
        return states;
    }

    /// Changes that readers have seen and that have to be written to `guild.voice`: compaction may drop them with their
    /// aborted transaction, or they never came there.
    List<VoiceChange> rewrites() {
        return rewrites;
    }

    private void apply(ConsumerRecord<byte[], byte[]> record) {
        read(record, state -> Optional.of(change(state))).ifPresent(change -> {
            apply(change);
            var partition = new TopicPartition(record.topic(), record.partition());
            if (record.offset() >= committedEnds.getOrDefault(partition, Long.MAX_VALUE)) {
                rewrites.add(change);
            }
        });
    }

    private void apply(VoiceChange change) {
        if (change.state() == null) {
            states.remove(change.guildId(), change.userId());
        } else {
            states.put(change.state());
        }
    }

    /// A state may be newer than the last event by a name, not by a channel.
    private boolean isNews(VoiceChange told) {
        return !Objects.equals(channel(told.state()), channel(states.find(told.guildId(), told.userId())));
    }

    private static @Nullable ChannelId channel(@Nullable VoiceState state) {
        return state == null ? null : state.channelId();
    }

    /// Empty for a guild that is not wanted, and for what cannot be read.
    private Optional<VoiceChange> read(
            ConsumerRecord<byte[], byte[]> record,
            Function<ConsumerRecord<byte[], byte[]>, Optional<VoiceChange>> how) {
        try {
            return how.apply(record).filter(change -> wanted.test(change.guildId()));
        } catch (IllegalArgumentException | JacksonException _) {
            LOG.warn(
                    "a record tells no voice state and was skipped: topic={} partition={} offset={}",
                    record.topic(),
                    record.partition(),
                    record.offset());
            return Optional.empty();
        }
    }

    private static VoiceChange change(ConsumerRecord<byte[], byte[]> record) {
        var key = List.of(new String(record.key(), UTF_8).split(":", 2));
        var state = record.value() == null ? null : JSON.readValue(record.value(), VoiceState.class);
        return new VoiceChange(GuildId.of(key.getFirst()), UserId.of(key.getLast()), state);
    }

    /// Empty for events of other kinds.
    private static Optional<VoiceChange> told(ConsumerRecord<byte[], byte[]> event) {
        return Optional.ofNullable(event.headers().lastHeader(Headers.EVENT))
                .flatMap(name -> EventName.find(new String(name.value(), UTF_8)))
                .flatMap(name -> switch (name) {
                    case VOICE_JOINED -> Optional.of(VoiceChange.to(JSON.readValue(event.value(), VoiceState.class)));
                    case VOICE_LEFT -> Optional.of(left(JSON.readValue(event.value(), VoiceLeft.class)));
                    default -> Optional.empty();
                });
    }

    private static VoiceChange left(VoiceLeft event) {
        return new VoiceChange(event.guildId(), event.userId(), null);
    }
}
