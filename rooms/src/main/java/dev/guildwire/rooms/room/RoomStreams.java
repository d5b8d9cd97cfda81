package dev.guildwire.rooms.room;

import dev.guildwire.contracts.event.EventName;
import dev.guildwire.contracts.event.MembershipLost;
import dev.guildwire.contracts.event.VoiceJoined;
import dev.guildwire.contracts.event.VoiceLeft;
import dev.guildwire.contracts.topic.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Follows what concerns rooms: Discord's dispatches, lost memberships, and people who enter and leave voice channels.
/// A record that cannot be read is skipped; while Redis is away a batch is tried again and again.
@Component
class RoomStreams {

    private static final Logger log = LoggerFactory.getLogger("Room");

    private final DiscordTruth truth;
    private final RedisRooms rooms;
    private final JsonMapper json;

    RoomStreams(DiscordTruth truth, RedisRooms rooms, JsonMapper json) {
        this.truth = truth;
        this.rooms = rooms;
        this.json = json;
    }

    @KafkaListener(id = "guildwire.rooms.truth", topics = "discord.dispatch", batch = "true")
    void onDispatches(List<ConsumerRecord<String, byte[]>> records) {
        records.forEach(record -> DispatchedChange.find(name(record))
                .flatMap(type -> read(record, type))
                .ifPresent(change -> truth.apply(change, Instant.ofEpochMilli(time(record)))));
    }

    @KafkaListener(id = "guildwire.rooms.losses", topics = "user.events", batch = "true")
    void onUsers(List<ConsumerRecord<String, byte[]>> records) {
        records.stream()
                .filter(record -> name(record).equals(EventName.MEMBERSHIP_LOST.wire()))
                .forEach(record -> read(record, MembershipLost.class)
                        .ifPresent(event -> truth.lost(event.guildId(), event.userId())));
    }

    @KafkaListener(id = "guildwire.rooms.presence", topics = "guild.events", batch = "true")
    void onGuilds(List<ConsumerRecord<String, byte[]>> records) {
        var moves = records.stream().flatMap(this::move).toList();
        if (!moves.isEmpty()) {
            rooms.apply(moves);
        }
    }

    private Stream<RedisRooms.Move> move(ConsumerRecord<String, byte[]> record) {
        var name = name(record);
        var at = time(record);
        if (name.equals(EventName.VOICE_JOINED.wire())) {
            return read(record, VoiceJoined.class).stream()
                    .map(joined -> new RedisRooms.Move(joined.guildId(), joined.userId(), joined.channelId(), at));
        } else if (name.equals(EventName.VOICE_LEFT.wire())) {
            return read(record, VoiceLeft.class).stream()
                    .map(left -> new RedisRooms.Move(left.guildId(), left.userId(), null, at));
        }
        return Stream.empty();
    }

    private <T> Optional<T> read(ConsumerRecord<String, byte[]> record, Class<T> type) {
        try {
            return record.value() == null ? Optional.empty() : Optional.of(json.readValue(record.value(), type));
        } catch (JacksonException e) {
            log.warn(
                    "skipped a {} at {}-{}: {}",
                    type.getSimpleName(),
                    record.partition(),
                    record.offset(),
                    e.getOriginalMessage());
            return Optional.empty();
        }
    }

    private static String name(ConsumerRecord<?, ?> record) {
        return header(record, Headers.EVENT);
    }

    /// When it happened; when it was written, where the writer does not say.
    private static long time(ConsumerRecord<?, ?> record) {
        var text = header(record, Headers.TS);
        return text.isEmpty() ? record.timestamp() : Long.parseLong(text);
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
