package dev.guildwire.rooms.voice;

import dev.guildwire.contracts.event.VoiceState;
import dev.guildwire.contracts.topic.Topic;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Finds where a partition of `guild.events` goes on, and gives it a state to go on from when it has none.
///
/// The state comes from `guild.voice`, whose writer keeps both topics' partitions alike. It is at least as new as the
/// events written [#OVERLAP] ago; from there the events are applied over it, and since each says outright where a
/// person is, repeating those that it already contains ends in the same state.
@Component
class VoiceBeginning {

    private static final Logger log = LoggerFactory.getLogger("Internal");
    private static final Duration OVERLAP = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofMillis(200);

    private final ConsumerFactory<String, byte[]> consumers;
    private final RedisVoice voice;
    private final JsonMapper json;
    private final Clock clock;

    VoiceBeginning(ConsumerFactory<String, byte[]> consumers, RedisVoice voice, JsonMapper json, Clock clock) {
        this.consumers = consumers;
        this.voice = voice;
        this.json = json;
        this.clock = clock;
    }

    /// The first offset to read.
    long nextOffset(Consumer<String, byte[]> events, StreamLayout layout, int partition) {
        var source = new TopicPartition(Topic.GUILD_EVENTS.wire(), partition);
        var oldest = required(events.beginningOffsets(List.of(source)), source);
        var applied = voice.applied(layout.epoch(), partition);
        if (applied.isPresent() && applied.getAsLong() + 1 >= oldest) {
            return applied.getAsLong() + 1;
        }
        return begin(events, layout, source);
    }

    private long begin(Consumer<String, byte[]> events, StreamLayout layout, TopicPartition source) {
        var next = recent(events, source);
        var states = states(source.partition());
        voice.begin(layout.epoch(), source.partition(), next - 1, states);
        log.info("began partition {} with {} voice states at offset {}", source.partition(), states.size(), next);
        return next;
    }

    private long recent(Consumer<String, byte[]> events, TopicPartition source) {
        var since = clock.instant().minus(OVERLAP).toEpochMilli();
        var found = events.offsetsForTimes(Map.of(source, since)).get(source);
        return found != null ? found.offset() : required(events.endOffsets(List.of(source)), source);
    }

    private Collection<VoiceState> states(int partition) {
        var source = new TopicPartition(Topic.GUILD_VOICE.wire(), partition);
        var states = new LinkedHashMap<String, VoiceState>();
        try (var consumer = consumers.createConsumer(null, "voice-beginning", null)) {
            consumer.assign(List.of(source));
            consumer.seekToBeginning(List.of(source));
            var end = required(consumer.endOffsets(List.of(source)), source);
            while (consumer.position(source) < end) {
                consumer.poll(POLL).forEach(record -> collect(states, record));
            }
        }
        return states.values();
    }

    private static long required(Map<TopicPartition, Long> offsets, TopicPartition partition) {
        return Objects.requireNonNull(offsets.get(partition));
    }

    private void collect(Map<String, VoiceState> states, ConsumerRecord<String, byte[]> record) {
        states.remove(record.key());
        if (record.value() != null) {
            try {
                states.put(record.key(), json.readValue(record.value(), VoiceState.class));
            } catch (JacksonException e) {
                log.warn("skipped the voice state at {}-{}", record.partition(), record.offset(), e);
            }
        }
    }
}
