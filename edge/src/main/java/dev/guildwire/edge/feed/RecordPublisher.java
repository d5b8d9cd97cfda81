package dev.guildwire.edge.feed;

import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.contracts.topic.Topic;
import dev.guildwire.edge.fanout.FanOut;
import dev.guildwire.edge.fanout.Publication;
import dev.guildwire.edge.trace.Traces;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/// Gives each record to those it concerns. A record of a guild nobody watches costs a look at its key.
final class RecordPublisher {

    private final FanOut fanOut;
    private final RevocationReader revocations;
    private final RoadmapReader roadmap;
    private final CanaryListener canaries;
    private final Traces traces;
    private final FeedMetrics metrics;

    RecordPublisher(
            FanOut fanOut,
            RevocationReader revocations,
            RoadmapReader roadmap,
            CanaryListener canaries,
            Traces traces,
            FeedMetrics metrics) {
        this.fanOut = fanOut;
        this.revocations = revocations;
        this.roadmap = roadmap;
        this.canaries = canaries;
        this.traces = traces;
        this.metrics = metrics;
    }

    /// What was read may end behind the last record, and may hold none: ends of transactions take an offset each.
    void publish(ConsumerRecords<byte[], ByteBuffer> records, TopicLives lives) {
        fanOut.publish(publication -> records.nextOffsets().forEach((partition, next) -> {
            publish(partition, records.records(partition), lives, publication);
            reached(partition, next.offset() - 1, publication);
        }));
        hearCanaries(records.records(Topic.EDGE_CANARY.wire()));
    }

    /// Behind everything that came with them, so that a canary is no sooner than an event.
    private void hearCanaries(Iterable<ConsumerRecord<byte[], ByteBuffer>> records) {
        var counts = new FeedMetrics.Counts();
        records.forEach(canary -> counts.add(hear(canary)));
        metrics.count(counts);
    }

    private FeedMetrics.Outcome hear(ConsumerRecord<byte[], ByteBuffer> canary) {
        if (canary.key() == null || canary.value() == null) {
            return FeedMetrics.Outcome.MALFORMED;
        }
        var sent = new byte[canary.value().remaining()];
        canary.value().duplicate().get(sent);
        canaries.onCanary(new String(canary.key(), StandardCharsets.UTF_8), Decimal.parse(sent));
        return FeedMetrics.Outcome.CANARY;
    }

    private void publish(
            TopicPartition partition,
            List<ConsumerRecord<byte[], ByteBuffer>> records,
            TopicLives lives,
            Publication publication) {
        var counts = new FeedMetrics.Counts();
        if (partition.topic().equals(Topic.GUILD_EVENTS.wire())) {
            var epoch = lives.guilds().epoch();
            records.forEach(event -> counts.add(publishToGuild(event, epoch, publication)));
        } else if (partition.topic().equals(Topic.USER_EVENTS.wire())) {
            var epoch = lives.users().epoch();
            records.forEach(event -> counts.add(publishToUser(event, epoch, publication)));
        } else if (partition.topic().equals(Topic.ROADMAP_EVENTS.wire())) {
            records.forEach(event -> counts.add(roadmap.publish(event)));
        }
        metrics.count(counts);
    }

    private static void reached(TopicPartition partition, long offset, Publication publication) {
        if (partition.topic().equals(Topic.GUILD_EVENTS.wire())) {
            publication.reached(partition.partition(), offset);
        } else if (partition.topic().equals(Topic.USER_EVENTS.wire())) {
            publication.usersReached(partition.partition(), offset);
        }
    }

    private FeedMetrics.Outcome publishToGuild(
            ConsumerRecord<byte[], ByteBuffer> event, String epoch, Publication publication) {
        var id = Decimal.parse(event.key());
        if (id < 0) {
            return FeedMetrics.Outcome.MALFORMED;
        }
        var guild = new GuildId(id);
        if (!publication.isWatched(guild)) {
            return FeedMetrics.Outcome.UNWATCHED;
        }
        var frame = FrameWriter.write(event, epoch);
        if (frame == null) {
            return FeedMetrics.Outcome.MALFORMED;
        }
        publication.event(guild, traces.follow(event.headers(), frame));
        return FeedMetrics.Outcome.PUBLISHED;
    }

    private FeedMetrics.Outcome publishToUser(
            ConsumerRecord<byte[], ByteBuffer> event, String epoch, Publication publication) {
        if (revocations.concerns(event)) {
            return revocations.apply(event, publication);
        }
        var id = Decimal.parse(event.key());
        var frame = FrameWriter.write(event, epoch);
        if (id < 0 || frame == null) {
            return FeedMetrics.Outcome.MALFORMED;
        }
        publication.message(new UserId(id), event.partition(), frame);
        return FeedMetrics.Outcome.PUBLISHED;
    }

    void lag(TopicPartition partition, OptionalLong records) {
        records.ifPresent(number -> metrics.lag(partition, number));
    }
}
