package dev.guildwire.edge.resume;

import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.topic.Topic;
import dev.guildwire.edge.fanout.EventFrame;
import dev.guildwire.edge.fanout.OlderEvents;
import dev.guildwire.edge.fanout.StreamLife;
import dev.guildwire.edge.feed.FrameWriter;
import dev.guildwire.edge.feed.KafkaProperties;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteBufferDeserializer;
import org.jspecify.annotations.Nullable;

/// Reads a guild's events of a stretch of its partition. One thread's.
final class HistoryReader implements AutoCloseable {

    private static final Duration WAIT = Duration.ofMillis(250);

    private final Consumer<byte[], ByteBuffer> consumer;
    private final ResumeProperties properties;

    HistoryReader(KafkaProperties kafka, ResumeProperties properties) {
        var settings = kafka.client();
        settings.put("key.deserializer", ByteArrayDeserializer.class);
        settings.put("value.deserializer", ByteBufferDeserializer.class);
        settings.put("auto.offset.reset", "none");
        settings.put("enable.auto.commit", false);
        settings.put("max.poll.records", 5_000);
        this.consumer = new KafkaConsumer<>(settings);
        this.properties = properties;
    }

    /// Reads what was written behind `after` up to and including `upTo`.
    HistoryRead read(StreamLife life, GuildId guild, long after, long upTo) {
        if (upTo - after > properties.mostRecords()) {
            return new HistoryRead.TooMuch();
        }
        var partition = new TopicPartition(Topic.GUILD_EVENTS.wire(), life.partitionOf(guild));
        consumer.assign(List.of(partition));
        consumer.seek(partition, after + 1);
        try {
            return read(partition, new Stretch(life.epoch(), guild, after, upTo));
        } catch (OffsetOutOfRangeException _) {
            var first = consumer.beginningOffsets(List.of(partition)).get(partition);
            return first == null ? new HistoryRead.TooMuch() : new HistoryRead.Deleted(first);
        }
    }

    private HistoryRead read(TopicPartition partition, Stretch stretch) {
        var end = System.nanoTime() + properties.timeout().toNanos();
        while (consumer.position(partition) <= stretch.upTo) {
            for (var event : consumer.poll(WAIT).records(partition)) {
                if (event.offset() <= stretch.upTo && Arrays.equals(event.key(), stretch.key)) {
                    stretch.add(FrameWriter.write(event, stretch.epoch));
                }
            }
            if (stretch.bytes > properties.mostBytes().toBytes() || System.nanoTime() - end > 0) {
                return new HistoryRead.TooMuch();
            }
        }
        return new HistoryRead.Complete(new OlderEvents(stretch.after, stretch.upTo, stretch.events));
    }

    @Override
    public void close() {
        consumer.close();
    }

    private static final class Stretch {

        private final String epoch;
        private final byte[] key;
        private final long after;
        private final long upTo;
        private final List<EventFrame> events = new ArrayList<>();
        private long bytes;

        Stretch(String epoch, GuildId guild, long after, long upTo) {
            this.epoch = epoch;
            this.key = guild.toString().getBytes(StandardCharsets.US_ASCII);
            this.after = after;
            this.upTo = upTo;
        }

        void add(@Nullable EventFrame event) {
            if (event != null) {
                events.add(event);
                bytes += event.bytes().length;
            }
        }
    }
}
