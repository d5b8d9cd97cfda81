package dev.guildwire.edge;

import dev.guildwire.contracts.node.NodeReport;
import dev.guildwire.contracts.node.NodeReport.EdgeReport;
import dev.guildwire.contracts.topic.Topic;
import dev.guildwire.testsupport.TestServers;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.json.JsonMapper;

/// Reads what edges say of themselves, as rooms does.
final class TestReports implements AutoCloseable {

    private final KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
            Map.of("bootstrap.servers", TestServers.kafka()), new StringDeserializer(), new StringDeserializer());
    private final Map<String, EdgeReport> latest = new LinkedHashMap<>();
    private final Set<String> gone = new HashSet<>();

    TestReports() {
        var partitions = consumer.partitionsFor(Topic.NODE_REPORTS.wire()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /// Waits until the edge of that name says something of the kind.
    EdgeReport await(String name, Predicate<EdgeReport> wanted) {
        Awaiting.until(
                () -> {
                    readOn();
                    return latest.containsKey(name) && wanted.test(latest.get(name));
                },
                () -> name + ": " + latest);
        return Objects.requireNonNull(latest.get(name));
    }

    /// Waits until the edge has said that it ends.
    void awaitEnd(String id) {
        Awaiting.until(
                () -> {
                    readOn();
                    return gone.contains(id);
                },
                () -> "no word of its end");
    }

    private void readOn() {
        consumer.poll(Duration.ofMillis(20)).forEach(this::hear);
    }

    private void hear(ConsumerRecord<String, String> record) {
        if (record.value() == null) {
            gone.add(record.key());
        } else if (JsonMapper.shared().readValue(record.value(), NodeReport.class) instanceof EdgeReport report) {
            latest.put(report.node().name(), report);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
