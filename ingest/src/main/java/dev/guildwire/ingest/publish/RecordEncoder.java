package dev.guildwire.ingest.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.guildwire.contracts.event.EventName;
import dev.guildwire.contracts.event.GuildEvent;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.topic.Headers;
import dev.guildwire.contracts.topic.Topic;
import dev.guildwire.ingest.translate.Dispatch;
import dev.guildwire.ingest.translate.Translation.Publication;
import dev.guildwire.ingest.translate.VoiceChange;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import tools.jackson.databind.json.JsonMapper;

/// Gives publications the form they have on Kafka.
final class RecordEncoder {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final int voicePartitions;

    /// @param voicePartitions of `guild.voice`, whose keys hold more than the guild but which is partitioned by it
    RecordEncoder(int voicePartitions) {
        this.voicePartitions = voicePartitions;
    }

    /// The dispatch, if it is to be written, and then its events.
    List<ProducerRecord<byte[], byte[]>> events(Publication publication) {
        var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
        if (publication.raw()) {
            records.add(dispatch(publication.dispatch()));
        }
        publication.events().forEach(event -> records.add(event(event, publication)));
        return records;
    }

    List<ProducerRecord<byte[], byte[]>> voiceStates(Publication publication) {
        return publication.voice().stream().map(this::voiceState).toList();
    }

    ProducerRecord<byte[], byte[]> voiceState(VoiceChange change) {
        var key = change.guildId() + ":" + change.userId();
        return new ProducerRecord<>(
                Topic.GUILD_VOICE.wire(),
                voicePartition(change.guildId()),
                key.getBytes(UTF_8),
                change.state() == null ? null : JSON.writeValueAsBytes(change.state()));
    }

    private static ProducerRecord<byte[], byte[]> dispatch(Dispatch dispatch) {
        var key = dispatch.guildId() == null
                ? "shard-" + dispatch.shard()
                : dispatch.guildId().toString();
        return record(
                Topic.DISCORD_DISPATCH, key, dispatch.payload().getBytes(UTF_8), headers(dispatch.type(), dispatch));
    }

    private static ProducerRecord<byte[], byte[]> event(GuildEvent event, Publication publication) {
        var headers = headers(EventName.of(event).wire(), publication.dispatch());
        if (publication.synthetic()) {
            headers.add(header(Headers.SYNTHETIC, "true"));
        }
        return record(Topic.GUILD_EVENTS, event.guildId().toString(), JSON.writeValueAsBytes(event), headers);
    }

    private int voicePartition(GuildId guildId) {
        return BuiltInPartitioner.partitionForKey(guildId.toString().getBytes(UTF_8), voicePartitions);
    }

    private static ProducerRecord<byte[], byte[]> record(Topic topic, String key, byte[] value, List<Header> headers) {
        return new ProducerRecord<>(topic.wire(), null, key.getBytes(UTF_8), value, headers);
    }

    private static List<Header> headers(String event, Dispatch dispatch) {
        var received = dispatch.receivedAt();
        var headers = new ArrayList<Header>(5);
        headers.add(header(Headers.EVENT, event));
        headers.add(header(Headers.TS, Long.toString(received.toEpochMilli())));
        headers.add(header(Headers.RECEIVED_MICROS, Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, received))));
        headers.add(header(Headers.ORIGIN, dispatch.origin()));
        return headers;
    }

    private static Header header(String key, String value) {
        return new RecordHeader(key, value.getBytes(UTF_8));
    }
}
