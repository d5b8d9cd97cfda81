package dev.guildwire.rooms;

import dev.guildwire.contracts.event.Event;
import dev.guildwire.contracts.event.EventName;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.contracts.topic.Headers;
import dev.guildwire.contracts.topic.Topic;
import dev.guildwire.testsupport.TestServers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.json.JsonMapper;

/// The test's own hand on Kafka: writes as ingest does, reads as an edge does.
public final class Stream implements AutoCloseable {

    private final JsonMapper json = JsonMapper.shared();
    private final KafkaProducer<String, byte[]> producer;

    public Stream() {
        this(TestServers.kafka());
    }

    /// At a Kafka of the test's own.
    public Stream(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "max.block.ms", 10_000),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /// Writes one dispatch of Discord's gateway.
    public RecordMetadata dispatch(String name, GuildId guild, String payload) {
        return send(Topic.DISCORD_DISPATCH, guild.toString(), name, payload.getBytes(StandardCharsets.UTF_8));
    }

    /// The same, at a time of the test's own clock.
    public RecordMetadata dispatchAt(String name, GuildId guild, String payload, Instant at) {
        var value = payload.getBytes(StandardCharsets.UTF_8);
        return send(timed(new ProducerRecord<>(Topic.DISCORD_DISPATCH.wire(), guild.toString(), value), at), name);
    }

    /// The bot is in this guild, with these voice channels from the top.
    public void guild(GuildId guild, String name, Map<String, String> channels, List<String> roles) {
        var position = new int[1];
        var channelList = channels.entrySet().stream()
                .map(channel -> Map.of(
                        "id", channel.getKey(), "name", channel.getValue(), "type", 2, "position", position[0]++))
                .toList();
        var roleList = roles.stream()
                .map(role -> Map.of("id", role, "name", "role " + role, "position", 1, "permissions", "0"))
                .toList();
        dispatch(
                "GUILD_CREATE",
                guild,
                json.writeValueAsString(
                        Map.of("id", guild.toString(), "name", name, "channels", channelList, "roles", roleList)));
    }

    /// The bot is in the simulator's two guilds.
    public void guilds() {
        guild(Discord.HARBOUR, "Harbour Lights", Map.of(), List.of(Discord.KEEPER));
        guild(Discord.NIGHT, "Night Shift", Map.of(), List.of());
    }

    public void member(String dispatch, GuildId guild, UserId user) {
        dispatch(
                dispatch,
                guild,
                json.writeValueAsString(Map.of(
                        "guild_id", guild.toString(), "user", Map.of("id", user.toString()), "roles", List.of())));
    }

    public RecordMetadata event(Topic topic, String key, Event event) {
        return send(topic, key, EventName.of(event).wire(), json.writeValueAsBytes(event));
    }

    /// The same, at a time of the test's own clock.
    public RecordMetadata event(Topic topic, String key, Event event, Instant at) {
        var record = new ProducerRecord<>(topic.wire(), key, json.writeValueAsBytes(event));
        return send(timed(record, at), EventName.of(event).wire());
    }

    private static ProducerRecord<String, byte[]> timed(ProducerRecord<String, byte[]> record, Instant at) {
        record.headers().add(Headers.TS, Long.toString(at.toEpochMilli()).getBytes(StandardCharsets.UTF_8));
        return record;
    }

    public RecordMetadata send(Topic topic, String key, String name, byte[] value) {
        return send(new ProducerRecord<>(topic.wire(), key, value), name);
    }

    private RecordMetadata send(ProducerRecord<String, byte[]> record, String name) {
        record.headers().add(Headers.EVENT, name.getBytes(StandardCharsets.UTF_8));
        try {
            return producer.send(record).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Everything on a topic from now on.
    public Reading read(Topic topic) {
        return new Reading(topic);
    }

    @Override
    public void close() {
        producer.close();
    }

    /// Remembers what it has seen, as `name payload`.
    public static final class Reading implements AutoCloseable {

        private final KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", TestServers.kafka()),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        private final List<String> seen = new ArrayList<>();

        private Reading(Topic topic) {
            var partitions = consumer.partitionsFor(topic.wire()).stream()
                    .map(partition -> new TopicPartition(topic.wire(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
        }

        /// All that has come until now.
        public List<String> seen() {
            consumer.poll(Duration.ofMillis(50)).forEach(record -> seen.add(text(record)));
            return List.copyOf(seen);
        }

        private static String text(ConsumerRecord<String, byte[]> record) {
            var name = new String(record.headers().lastHeader(Headers.EVENT).value(), StandardCharsets.UTF_8);
            return name + " " + new String(record.value(), StandardCharsets.UTF_8);
        }

        @Override
        public void close() {
            consumer.close();
        }
    }
}
