package dev.guildwire.load.fanout.publisher;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.guildwire.contracts.event.EventName;
import dev.guildwire.contracts.event.VoiceJoined;
import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.contracts.topic.Headers;
import dev.guildwire.load.fanout.wire.Marker;
import dev.guildwire.load.fanout.wire.RealTime;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import tools.jackson.databind.json.JsonMapper;

/// A `voice.joined` as ingest writes it, but for the person's name, which is the marker.
final class EventRecord {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final byte[] NAME = EventName.VOICE_JOINED.wire().getBytes(UTF_8);
    private static final ChannelId CHANNEL = new ChannelId(1_127_999_999_999_999_901L);
    private static final UserId USER = new UserId(1_127_999_999_999_999_902L);
    private static final int WITHOUT_AVATAR_BYTES = 170;
    private static final long NANOS_PER_MICRO = 1_000;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private EventRecord() {}

    static ProducerRecord<byte[], byte[]> of(String topic, GuildId guild, long sequence, int payloadBytes) {
        long now = RealTime.nanos();
        var avatar = "a".repeat(Math.max(0, payloadBytes - WITHOUT_AVATAR_BYTES));
        var joined = new VoiceJoined(guild, CHANNEL, USER, Marker.text(now, sequence), avatar);
        var headers = new RecordHeaders()
                .add(Headers.EVENT, NAME)
                .add(Headers.TS, text(now / NANOS_PER_MILLI))
                .add(Headers.RECEIVED_MICROS, text(now / NANOS_PER_MICRO))
                .add(Headers.ORIGIN, text(sequence));
        var key = guild.toString().getBytes(UTF_8);
        return new ProducerRecord<>(topic, null, null, key, JSON.writeValueAsBytes(joined), headers);
    }

    private static byte[] text(long number) {
        return Long.toString(number).getBytes(UTF_8);
    }
}
