package dev.guildwire.ingest.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.guildwire.contracts.topic.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.databind.json.JsonMapper;

/// Writes one outbox's [marks][Mark] at a steady pace. Confined to one thread.
final class Marks {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final int shard;
    private final String writer;
    private final Duration interval;
    private long writtenAtNanos;

    /// @param writer a name that no other outbox has
    Marks(int shard, String writer, Duration interval) {
        this.shard = shard;
        this.writer = writer;
        this.interval = interval;
        this.writtenAtNanos = System.nanoTime();
    }

    /// Empty while the last one is young, and before anything is known to be published.
    Optional<ProducerRecord<byte[], byte[]>> due(Instant through) {
        if (System.nanoTime() - writtenAtNanos < interval.toNanos() || through.equals(Instant.EPOCH)) {
            return Optional.empty();
        }
        writtenAtNanos = System.nanoTime();
        return Optional.of(record(through, false));
    }

    /// The outbox closes in good order. Empty when nothing is known to be published: then the mark of the owner before
    /// says where to go on.
    Optional<ProducerRecord<byte[], byte[]>> last(Instant through) {
        return through.equals(Instant.EPOCH) ? Optional.empty() : Optional.of(record(through, true));
    }

    private ProducerRecord<byte[], byte[]> record(Instant through, boolean left) {
        return new ProducerRecord<>(
                Topic.DISCORD_SHARDS.wire(),
                shard,
                Integer.toString(shard).getBytes(UTF_8),
                JSON.writeValueAsBytes(new Mark(writer, through, left)));
    }
}
