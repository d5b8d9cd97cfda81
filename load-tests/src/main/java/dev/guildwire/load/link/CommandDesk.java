package dev.guildwire.load.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.guildwire.contracts.link.CommandRequest;
import dev.guildwire.contracts.link.CommandResult;
import dev.guildwire.contracts.topic.Topic;
import dev.guildwire.load.link.CommandMix.Command;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.json.JsonMapper;

/// Gives commands as ingest does and takes their results. For one thread.
final class CommandDesk implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration TOPIC_WITHIN = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(20);

    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Set<String> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger failed = new AtomicInteger();

    CommandDesk(String kafka) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka, "linger.ms", 0), new StringSerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka), new StringDeserializer(), new ByteArrayDeserializer());
        var topic = Topic.DISCORD_COMMAND_RESULTS.wire();
        var partitions = partitions(topic);
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /// Rooms may be ready a moment before it has made the topic.
    private List<TopicPartition> partitions(String topic) {
        var end = System.nanoTime() + TOPIC_WITHIN.toNanos();
        var found = consumer.partitionsFor(topic);
        while (found.isEmpty()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("there is no topic " + topic);
            }
            LockSupport.parkNanos(POLL.toNanos());
            found = consumer.partitionsFor(topic);
        }
        return found.stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    void give(String requestId, Command command) {
        open.add(requestId);
        var deadline = System.currentTimeMillis() + PATIENCE.toMillis();
        var request = new CommandRequest(
                requestId, command.name(), JSON.readTree(command.payload().getBytes(UTF_8)), deadline);
        var _ = producer.send(new ProducerRecord<>(
                Topic.DISCORD_COMMANDS.wire(), command.resource(), JSON.writeValueAsBytes(request)));
    }

    /// Takes what has come.
    ///
    /// @return how many commands have no result yet
    int takeResults() {
        for (var record : consumer.poll(POLL)) {
            var result = JSON.readValue(record.value(), CommandResult.class);
            if (open.remove(result.requestId()) && result.code() != null) {
                failed.incrementAndGet();
                System.err.println(result.code() + ": " + result.message());
            }
        }
        return open.size();
    }

    /// @throws IllegalStateException when results do not come within the commands' patience
    void awaitResults() {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (takeResults() > 0) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(open.size() + " commands have no result");
            }
        }
    }

    int failed() {
        return failed.get();
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
