package dev.guildwire.load.fanout.baseline;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// All partitions of one topic from now on, in no consumer group.
final class EventStream implements AutoCloseable {

    private static final Duration LONGEST_POLL = Duration.ofSeconds(1);

    private final KafkaConsumer<byte[], byte[]> consumer;

    private EventStream(KafkaConsumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /// Stands at the end of every partition when it returns.
    static EventStream open(String bootstrapServers, String topic) {
        Map<String, Object> settings = Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        var partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        return new EventStream(consumer);
    }

    int partitions() {
        return consumer.assignment().size();
    }

    /// Hands over each poll's records, until [#stop].
    void run(Consumer<ConsumerRecords<byte[], byte[]>> sink) {
        try {
            while (true) {
                sink.accept(consumer.poll(LONGEST_POLL));
            }
        } catch (WakeupException _) {
            // asked to stop
        }
    }

    /// May be called by any thread.
    void stop() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
