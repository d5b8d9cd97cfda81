package dev.guildwire.rooms.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/// The commands that this instance has read and not answered yet, and so how far its place may move on. Answers come
/// from many threads, all else from the reading one.
final class OpenCommands {

    private final Map<TopicPartition, Stretch> partitions = new HashMap<>(); // guarded by this

    /// What was read of one partition.
    private static final class Stretch {

        private final TreeMap<Long, ConsumerRecord<String, byte[]>> open = new TreeMap<>();
        private final TreeMap<Long, ConsumerRecord<String, byte[]>> again = new TreeMap<>();
        private long next;
        private long committed = -1;

        long place() {
            return open.isEmpty() ? next : open.firstKey();
        }
    }

    synchronized void add(ConsumerRecord<String, byte[]> command) {
        var stretch = partitions.computeIfAbsent(partition(command), _ -> new Stretch());
        stretch.open.put(command.offset(), command);
        stretch.next = command.offset() + 1;
    }

    /// It needs nothing more.
    synchronized void close(ConsumerRecord<String, byte[]> command) {
        var stretch = partitions.get(partition(command));
        if (stretch != null) {
            stretch.open.remove(command.offset());
            stretch.again.remove(command.offset());
        }
    }

    /// It is to be handed in again.
    synchronized void again(ConsumerRecord<String, byte[]> command) {
        var stretch = partitions.get(partition(command));
        if (stretch != null && stretch.open.containsKey(command.offset())) {
            stretch.again.put(command.offset(), command);
        }
    }

    /// Takes those that are to be handed in again, each partition's in order.
    synchronized List<ConsumerRecord<String, byte[]>> takeAgain() {
        var all = new ArrayList<ConsumerRecord<String, byte[]>>();
        for (var stretch : partitions.values()) {
            all.addAll(stretch.again.values());
            stretch.again.clear();
        }
        return all;
    }

    synchronized int count() {
        return partitions.values().stream()
                .mapToInt(stretch -> stretch.open.size())
                .sum();
    }

    /// The places that have moved on since this was asked last.
    synchronized Map<TopicPartition, OffsetAndMetadata> takePlaces() {
        var places = new HashMap<TopicPartition, OffsetAndMetadata>();
        partitions.forEach((partition, stretch) -> {
            if (stretch.place() != stretch.committed) {
                stretch.committed = stretch.place();
                places.put(partition, new OffsetAndMetadata(stretch.place()));
            }
        });
        return places;
    }

    /// They are another instance's now.
    synchronized void forget(Collection<TopicPartition> lost) {
        lost.forEach(partitions::remove);
    }

    synchronized void forgetAll() {
        partitions.clear();
    }

    private static TopicPartition partition(ConsumerRecord<String, byte[]> command) {
        return new TopicPartition(command.topic(), command.partition());
    }
}
