package dev.guildwire.ingest.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.guildwire.contracts.topic.Headers;
import dev.guildwire.contracts.topic.Topic;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/// Which dispatches and events of a shard are in Kafka, by identity: what was on its way when a producer failed or a
/// process died may have come through without anybody here knowing.
final class Written {

    private record Identity(String topic, String origin, String name, ByteBuffer value) {}

    private final Set<Identity> identities = new HashSet<>();

    /// Nothing that will be sent.
    static Written nothing() {
        return new Written();
    }

    /// @throws KafkaUnavailableException when Kafka does not answer in time
    static Written since(Instant time, int shard, PublishProperties kafka) {
        var written = new Written();
        try (var scan = new TopicScan(kafka)) {
            for (var topic : Set.of(Topic.DISCORD_DISPATCH, Topic.GUILD_EVENTS)) {
                scan.since(time, topic, record -> {
                    var identity = identity(record.topic(), record.headers(), record.value());
                    if (identity.origin().startsWith(shard + "/")) {
                        written.identities.add(identity);
                    }
                });
            }
        }
        return written;
    }

    boolean contains(ProducerRecord<byte[], byte[]> record) {
        return !identities.isEmpty() && identities.contains(identity(record.topic(), record.headers(), record.value()));
    }

    private static Identity identity(String topic, Iterable<Header> headers, byte[] value) {
        var origin = "";
        var name = "";
        for (var header : headers) {
            switch (header.key()) {
                case Headers.ORIGIN -> origin = new String(header.value(), UTF_8);
                case Headers.EVENT -> name = new String(header.value(), UTF_8);
                default -> {}
            }
        }
        return new Identity(topic, origin, name, ByteBuffer.wrap(value));
    }
}
