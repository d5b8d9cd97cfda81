package dev.guildwire.ingest.publish;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How dispatches get to Kafka. All limits are by shard.
///
/// @param requestTimeout how long a silent broker is waited for before a request is sent again
/// @param window         dispatches that may be on their way to Kafka at once; more wait
/// @param commitInterval how often the shard's transaction is committed; readers do not wait for it, see
///                       [FencedProducer]. Events that come just then are late by some milliseconds
/// @param markInterval   how often it is noted up to when everything is published, see [Mark]
/// @param spool          where dispatches wait while Kafka is away
@ConfigurationProperties("guildwire.publish")
public record OutboxProperties(
        @DefaultValue("5s") Duration requestTimeout,
        @DefaultValue("1000") int window,
        @DefaultValue("5m") Duration commitInterval,
        @DefaultValue("1s") Duration markInterval,
        @DefaultValue SpoolLimits spool) {

    public OutboxProperties {
        if (window < 1) {
            throw new IllegalArgumentException("guildwire.publish.window must be at least 1");
        }
        if (commitInterval.compareTo(FencedProducer.TRANSACTION_TIMEOUT) >= 0) {
            throw new IllegalArgumentException("guildwire.publish.commit-interval must be below 10 minutes");
        }
    }

    /// @param folder  holds a folder by shard; kept between runs
    /// @param after   a dispatch that Kafka did not acknowledge for so long goes to disk, and all behind it
    /// @param memory  dispatches that may wait in memory; more go to disk at once
    /// @param maxSize of the files; when they are full, newer dispatches are dropped and counted, and browsers are
    ///                told of the gap
    /// @param maxAge  of the oldest dispatch when Kafka is back; if it is older, all are dropped and counted, and
    ///                browsers are told of the gap
    /// @param fsync   how often what was written is forced to the device: the death of the machine loses at most
    ///                so much, that of the process nothing
    public record SpoolLimits(
            @DefaultValue(".local/spool") Path folder,
            @DefaultValue("1s") Duration after,
            @DefaultValue("10000") int memory,
            @DefaultValue("256MB") DataSize maxSize,
            @DefaultValue("1h") Duration maxAge,
            @DefaultValue("1s") Duration fsync) {}
}
