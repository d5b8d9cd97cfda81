package dev.guildwire.ingest.publish;

import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.topic.Topic;
import dev.guildwire.ingest.translate.Told;
import dev.guildwire.ingest.translate.VoiceStates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/// The way in: takes shards over, and tells what was published before.
@Component
public final class Publishing {

    private final PublishProperties kafka;
    private final OutboxProperties properties;
    private final PublishMetrics metrics;
    private final Traces traces;
    private final Clock clock;
    private final Topics topics;

    Publishing(
            PublishProperties kafka, OutboxProperties properties, PublishMetrics metrics, Traces traces, Clock clock) {
        this.kafka = kafka;
        this.properties = properties;
        this.metrics = metrics;
        this.traces = traces;
        this.clock = clock;
        this.topics = new Topics(kafka);
    }

    /// Makes the topics that are missing.
    ///
    /// @param shards how many Discord recommends
    /// @return how many there are: the topic's number of partitions decides, so that all ingests agree
    /// @throws KafkaUnavailableException when Kafka does not answer in time
    public int prepare(int shards) {
        topics.ensure(Topic.DISCORD_DISPATCH, kafka.partitions());
        topics.ensure(Topic.GUILD_EVENTS, kafka.partitions());
        topics.ensure(Topic.GUILD_VOICE, kafka.partitions());
        topics.ensure(Topic.NODE_REPORTS, kafka.partitions());
        return topics.ensure(Topic.DISCORD_SHARDS, shards);
    }

    /// Shuts out whoever published for the shard before. What this process could not publish before it died is
    /// published first, unless another one published since.
    ///
    /// @param wanted the guilds of the shard
    /// @throws KafkaUnavailableException when Kafka does not answer in time
    /// @throws SupersededException       when the shard is another process's
    public Taken takeOver(int shard, Ownership ownership, Predicate<GuildId> wanted) throws InterruptedException {
        var committedEnds = TopicScan.committedEnds(kafka, Topic.GUILD_VOICE);
        var line = new ShardLine(kafka, properties, shard, ownership);
        var last = newestMark(shard, line);
        var outbox = open(shard, line, last);
        try {
            if (!outbox.awaitEmpty(kafka.timeout())) {
                throw new KafkaUnavailableException(null);
            }
            var known = new KnownVoice(wanted, committedEnds).read(kafka);
            last.ifPresent(mark -> known.completeFrom(mark.through(), kafka));
            outbox.rewrite(known.rewrites(), clock.instant());
            return new Taken(outbox, known.states());
        } catch (KafkaUnavailableException e) {
            outbox.close();
            throw e;
        }
    }

    private Outbox open(int shard, ShardLine line, Optional<Mark> last) {
        var spool = properties.spool();
        var folder = spool.folder().resolve("shard-" + shard);
        var disk = ShardDisk.open(folder, spool.maxSize().toBytes(), last);
        var backlog = new Backlog(disk.queue(), properties, metrics, clock);
        var marks = new Marks(shard, disk.writer(), properties.markInterval());
        var writer = new OutboxWriter(line, backlog, marks, metrics, traces, properties.commitInterval());
        return new Outbox(shard, new RecordEncoder(voicePartitions()), traces, backlog, writer, kafka.timeout());
    }

    private Optional<Mark> newestMark(int shard, ShardLine line) {
        try (var marks = marks(shard)) {
            return marks.newest().map(MarkReader.Seen::mark);
        } catch (KafkaUnavailableException e) {
            line.close();
            throw e;
        }
    }

    /// What readers know of guilds now.
    ///
    /// @throws KafkaUnavailableException when Kafka does not answer in time
    public VoiceStates known(Predicate<GuildId> wanted) {
        return new KnownVoice(wanted, Map.of()).read(kafka).states();
    }

    /// What was published of a shard's dispatches since some time.
    ///
    /// @throws KafkaUnavailableException when Kafka does not answer in time
    public Told told(int shard, Instant since) {
        return new ToldReader(shard).read(kafka, since);
    }

    public MarkReader marks(int shard) {
        return new MarkReader(kafka, shard);
    }

    /// How often an owner marks what it published.
    public Duration markInterval() {
        return properties.markInterval();
    }

    private int voicePartitions() {
        return topics.ensure(Topic.GUILD_VOICE, kafka.partitions());
    }
}
