package dev.guildwire.ingest.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.guildwire.contracts.topic.Headers;
import dev.guildwire.contracts.topic.Topic;
import dev.guildwire.ingest.translate.Told;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/// Reads what was published of one shard's dispatches since some time. A guild's dispatches are in one partition, so
/// the order of reading is theirs.
final class ToldReader {

    private final String prefix;
    private final Set<String> origins = new HashSet<>();
    private final Told told = new Told();

    ToldReader(int shard) {
        prefix = shard + "/";
    }

    /// @throws KafkaUnavailableException when Kafka does not answer in time
    Told read(PublishProperties properties, Instant since) {
        try (var scan = new TopicScan(properties)) {
            scan.since(since, Topic.DISCORD_DISPATCH, this::take);
        }
        return told;
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        var origin = record.headers().lastHeader(Headers.ORIGIN);
        var type = record.headers().lastHeader(Headers.EVENT);
        if (origin != null && type != null && text(origin).startsWith(prefix) && origins.add(text(origin))) {
            told.add(new String(record.key(), UTF_8), text(type), new String(record.value(), UTF_8));
        }
    }

    private static String text(Header header) {
        return new String(header.value(), UTF_8);
    }
}
