package dev.guildwire.ingest.publish;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param bootstrapServers Kafka's addresses, `host:port,host:port`
/// @param partitions       of each topic that is not there yet; a topic that is there keeps its own number
/// @param compression      of what the producer sends: `none`, `lz4`, `zstd`, `gzip` or `snappy`
/// @param timeout          bound on one request to Kafka outside the data path (making topics, reading states)
/// @param properties       Kafka's own settings for all clients, for brokers that ask for more than an address:
///                         `security.protocol`, `sasl.mechanism`, `sasl.jaas.config`, `ssl.truststore.location`
@ConfigurationProperties("guildwire.kafka")
public record PublishProperties(
        @DefaultValue("localhost:19092") String bootstrapServers,
        @DefaultValue("8") int partitions,
        @DefaultValue("none") String compression,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue Map<String, String> properties) {

    public PublishProperties {
        if (partitions < 1) {
            throw new IllegalArgumentException("guildwire.kafka.partitions must be at least 1");
        }
        properties = Map.copyOf(properties);
    }

    /// All settings of one client.
    ///
    /// @param own those that only this client has
    public Map<String, Object> client(Map<String, Object> own) {
        var settings = new HashMap<String, Object>(properties);
        settings.put("bootstrap.servers", bootstrapServers);
        settings.putAll(own);
        return settings;
    }

    /// Without values that may be secrets.
    @Override
    public String toString() {
        return "PublishProperties[bootstrapServers=%s, partitions=%d, properties=%s]"
                .formatted(bootstrapServers, partitions, properties.keySet());
    }
}
