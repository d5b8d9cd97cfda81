package dev.guildwire.rooms.command;

import static org.awaitility.Awaitility.await;

import dev.guildwire.contracts.link.CommandRequest;
import dev.guildwire.contracts.topic.Topic;
import dev.guildwire.rooms.Stream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Kafka as ingest sees it: writes commands and sees the results that come back. For a test's own thread.
final class CommandStream implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Stream stream;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<JsonNode> results = new ArrayList<>();

    CommandStream(String kafka) {
        stream = new Stream(kafka);
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka), new StringDeserializer(), new ByteArrayDeserializer());
        var topic = Topic.DISCORD_COMMAND_RESULTS.wire();
        var partitions = await().until(() -> consumer.partitionsFor(topic), found -> !found.isEmpty()).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    void send(String requestId, String command, String payload) {
        send(requestId, command, payload, PATIENCE);
    }

    /// @param patience how long a backend still waits
    void send(String requestId, String command, String payload, Duration patience) {
        var deadline = System.currentTimeMillis() + patience.toMillis();
        var request = new CommandRequest(requestId, command, JSON.readTree(payload), deadline);
        send(resource(request), JSON.writeValueAsBytes(request));
    }

    /// The first field names the guild or channel.
    private static String resource(CommandRequest request) {
        return request.payload()
                .valueStream()
                .findFirst()
                .map(JsonNode::asString)
                .orElseGet(request::requestId);
    }

    void send(String key, byte[] value) {
        stream.send(Topic.DISCORD_COMMANDS, key, "", value);
    }

    /// The first result of a request, once it is there.
    JsonNode result(String requestId) {
        await().atMost(PATIENCE).until(() -> !results(requestId).isEmpty());
        return results(requestId).getFirst();
    }

    /// All results of a request that have come until now.
    List<JsonNode> results(String requestId) {
        consumer.poll(Duration.ofMillis(50)).forEach(record -> results.add(JSON.readTree(record.value())));
        return results.stream()
                .filter(result -> result.path("requestId").asString().equals(requestId))
                .toList();
    }

    @Override
    public void close() {
        consumer.close();
        stream.close();
    }
}
