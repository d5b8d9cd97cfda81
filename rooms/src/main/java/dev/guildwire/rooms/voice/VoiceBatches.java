package dev.guildwire.rooms.voice;

import dev.guildwire.contracts.event.EventName;
import dev.guildwire.contracts.event.VoiceJoined;
import dev.guildwire.contracts.event.VoiceLeft;
import dev.guildwire.contracts.event.VoiceState;
import dev.guildwire.contracts.topic.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Turns a batch of records into changes and applies them. A record that cannot be read changes nothing.
@Component
class VoiceBatches {

    private static final Logger log = LoggerFactory.getLogger("Internal");

    private final RedisVoice voice;
    private final JsonMapper json;

    VoiceBatches(RedisVoice voice, JsonMapper json) {
        this.voice = voice;
        this.json = json;
    }

    /// @return false when the state does not reach up to the batch, so that its place has to be asked for again
    boolean apply(StreamLayout layout, VoiceBatch batch) {
        var changes = batch.records().stream()
                .map(this::change)
                .flatMap(Optional::stream)
                .toList();
        return voice.apply(layout.epoch(), batch.partition(), batch.first(), batch.last(), changes) >= batch.last();
    }

    private Optional<VoiceChange> change(ConsumerRecord<String, byte[]> record) {
        var header = record.headers().lastHeader(Headers.EVENT);
        if (header == null || record.value() == null) {
            return Optional.empty();
        }
        try {
            return EventName.find(new String(header.value(), StandardCharsets.UTF_8))
                    .flatMap(name -> change(record, name));
        } catch (JacksonException e) {
            log.warn("skipped the record at {}-{}: {}", record.partition(), record.offset(), e.getOriginalMessage());
            return Optional.empty();
        }
    }

    private Optional<VoiceChange> change(ConsumerRecord<String, byte[]> record, EventName name) {
        return switch (name) {
            case VOICE_JOINED ->
                Optional.of(joined(record.offset(), json.readValue(record.value(), VoiceJoined.class)));
            case VOICE_LEFT -> Optional.of(left(record.offset(), json.readValue(record.value(), VoiceLeft.class)));
            case ROOM_CREATED,
                    ROOM_UPDATED,
                    ROOM_EXPIRING,
                    ROOM_DELETED,
                    STREAM_GAP,
                    SESSION_REVOKED,
                    USER_REVOKED,
                    MEMBERSHIP_LOST -> Optional.empty();
        };
    }

    private VoiceChange joined(long offset, VoiceJoined joined) {
        var state = new VoiceState(
                joined.guildId(), joined.channelId(), joined.userId(), joined.username(), joined.avatar());
        return new VoiceChange(offset, joined.guildId(), joined.userId(), json.writeValueAsString(state));
    }

    private static VoiceChange left(long offset, VoiceLeft left) {
        return new VoiceChange(offset, left.guildId(), left.userId(), null);
    }
}
