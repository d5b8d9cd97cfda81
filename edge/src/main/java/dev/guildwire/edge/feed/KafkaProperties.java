package dev.guildwire.edge.feed;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param bootstrapServers Kafka's addresses, `host:port,...`
/// @param partitions       of topics that this edge has to make because nobody has yet
/// @param topicCheck       between two looks at whether topics have more partitions or were made anew
/// @param properties       Kafka's own settings for all clients, for brokers that ask for more than an address:
///                         `security.protocol`, `sasl.mechanism`, `sasl.jaas.config`, `ssl.truststore.location`
@ConfigurationProperties("guildwire.kafka")
public record KafkaProperties(
        String bootstrapServers,
        @DefaultValue("8") int partitions,
        @DefaultValue("10s") Duration topicCheck,
        @DefaultValue Map<String, String> properties) {

    public KafkaProperties {
        properties = Map.copyOf(properties);
    }

    /// Settings of every client, to which each adds its own.
    public Map<String, Object> client() {
        var settings = new HashMap<String, Object>(properties);
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("reconnect.backoff.max.ms", 2000);
        settings.put("default.api.timeout.ms", 10_000);
        settings.put("request.timeout.ms", 5_000);
        settings.put("enable.metrics.push", false);
        return settings;
    }

    /// Without values that may be secrets.
    @Override
    public String toString() {
        return "KafkaProperties[bootstrapServers=%s, partitions=%d, topicCheck=%s, properties=%s]"
                .formatted(bootstrapServers, partitions, topicCheck, properties.keySet());
    }
}
