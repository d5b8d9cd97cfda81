package dev.guildwire.edge;

import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.contracts.topic.Headers;
import dev.guildwire.contracts.topic.Topic;
import dev.guildwire.testsupport.TestServers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/// Writes what ingest and rooms would write.
public final class TestEvents implements AutoCloseable {

    private final KafkaProducer<String, String> producer;

    /// Into the JVM's Kafka.
    public TestEvents() {
        this(TestServers.kafka());
    }

    private TestEvents(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 0),
                new StringSerializer(),
                new StringSerializer());
    }

    /// Into another one.
    public static TestEvents to(String bootstrapServers) {
        return new TestEvents(bootstrapServers);
    }

    /// A guild nobody else uses.
    public static GuildId anyGuild() {
        return new GuildId(anyId());
    }

    public static UserId anyUser() {
        return new UserId(anyId());
    }

    private static long anyId() {
        return ThreadLocalRandom.current().nextLong(1L << 53, Long.MAX_VALUE);
    }

    public RecordMetadata toGuild(GuildId guild, String event, String payload) {
        return write(Topic.GUILD_EVENTS, guild.toString(), event, payload, Map.of());
    }

    public RecordMetadata toOneOfGuild(GuildId guild, UserId target, String event, String payload) {
        return write(
                Topic.GUILD_EVENTS, guild.toString(), event, payload, Map.of(Headers.TARGET_USER, target.toString()));
    }

    public RecordMetadata toUser(UserId user, String event, String payload) {
        return write(Topic.USER_EVENTS, user.toString(), event, payload, Map.of());
    }

    public RecordMetadata write(
            Topic topic, String key, String event, String payload, Map<String, String> moreHeaders) {
        var record = new ProducerRecord<>(topic.wire(), key, payload);
        var headers = new LinkedHashMap<>(moreHeaders);
        headers.put(Headers.EVENT, event);
        headers.put(Headers.TS, Long.toString(System.currentTimeMillis()));
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return Awaiting.the(producer.send(record));
    }

    @Override
    public void close() {
        producer.close();
    }
}
