package dev.guildwire.ingest.publish;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param bootstrapServers Kafka's addresses, `host:port,host:port`
/// @param partitions       of each topic that is not there yet; a topic that is there keeps its own number
/// @param compression      of what the producer sends: `none`, `lz4`, `zstd`, `gzip` or `snappy`
/// @param timeout          bound on one request to Kafka outside the data path (making topics, reading states)
@ConfigurationProperties("guildwire.kafka")
public record PublishProperties(
        @DefaultValue("localhost:19092") String bootstrapServers,
        @DefaultValue("8") int partitions,
        @DefaultValue("none") String compression,
        @DefaultValue("10s") Duration timeout) {

    public PublishProperties {
        if (partitions < 1) {
            throw new IllegalArgumentException("guildwire.kafka.partitions must be at least 1");
        }
    }
}
