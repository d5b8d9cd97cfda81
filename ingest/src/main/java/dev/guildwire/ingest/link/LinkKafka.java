package dev.guildwire.ingest.link;

import dev.guildwire.contracts.topic.Topic;
import dev.guildwire.ingest.publish.PublishProperties;
import dev.guildwire.ingest.publish.Topics;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// The link's clients of Kafka.
final class LinkKafka {

    private static final int METADATA_MILLIS = 30_000;
    private static final int RECORDS_PER_POLL = 5_000;
    private static final int MAX_BLOCK_MILLIS = 5_000;

    private LinkKafka() {}

    static Map<String, Object> settings(PublishProperties kafka) {
        return kafka.client(Map.of());
    }

    /// A reader without a group: it commits nothing and shares with nobody.
    static Consumer<String, byte[]> consumer(PublishProperties kafka) {
        Map<String, Object> settings = new HashMap<>(settings(kafka));
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, METADATA_MILLIS);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_PER_POLL);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /// The same, once the command topics are there.
    static Consumer<String, byte[]> results(PublishProperties kafka) {
        var topics = new Topics(kafka);
        topics.ensure(Topic.DISCORD_COMMANDS, kafka.partitions());
        topics.ensure(Topic.DISCORD_COMMAND_RESULTS, kafka.partitions());
        return consumer(kafka);
    }

    static Producer<String, byte[]> producer(PublishProperties kafka) {
        Map<String, Object> settings = new HashMap<>(settings(kafka));
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK_MILLIS);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }
}
