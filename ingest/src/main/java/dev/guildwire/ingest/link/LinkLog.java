package dev.guildwire.ingest.link;

import dev.guildwire.contracts.topic.Epoch;
import dev.guildwire.contracts.topic.Position;
import dev.guildwire.contracts.topic.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/// Looks at `discord.dispatch` as a whole: its epoch, its ends, and whether a position can still be read from.
final class LinkLog {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String TOPIC = Topic.DISCORD_DISPATCH.wire();

    private final Admin admin;

    LinkLog(Admin admin) {
        this.admin = admin;
    }

    /// Where a backend's reader begins: behind each position it names, at the end of all other partitions.
    ///
    /// @throws PositionGoneException when a named position cannot be read from without a hole
    /// @throws LogAwayException when Kafka does not answer
    LinkStart start(LinkQuery query) {
        var topic = await(admin.describeTopics(List.of(TOPIC)).allTopicNames()).get(TOPIC);
        if (topic == null) {
            throw new LogAwayException(new IllegalStateException("no topic " + TOPIC));
        }
        var partitions = topic.partitions().size();
        var epoch = Epoch.of(topic.topicId().toString(), partitions);
        var next = offsets(partitions, OffsetSpec.latest());
        if (!query.since().isEmpty()) {
            goOn(query.since(), epoch, offsets(partitions, OffsetSpec.earliest()), next);
        }
        return new LinkStart(query, epoch, next);
    }

    private static void goOn(List<Position> since, String epoch, Map<Integer, Long> earliest, Map<Integer, Long> next) {
        var ends = Map.copyOf(next);
        for (var position : since) {
            var from = position.offset() + 1;
            var first = earliest.get(position.partition());
            var end = ends.get(position.partition());
            if (!position.epoch().equals(epoch) || first == null || end == null || from < first || from > end) {
                throw new PositionGoneException();
            }
            next.merge(
                    position.partition(), from, (known, other) -> known.equals(end) ? other : Math.max(known, other));
        }
    }

    private Map<Integer, Long> offsets(int partitions, OffsetSpec which) {
        var specs = new HashMap<TopicPartition, OffsetSpec>();
        IntStream.range(0, partitions).forEach(p -> specs.put(new TopicPartition(TOPIC, p), which));
        var found = new HashMap<Integer, Long>();
        Map<TopicPartition, ListOffsetsResultInfo> answer =
                await(admin.listOffsets(specs).all());
        answer.forEach((partition, info) -> found.put(partition.partition(), info.offset()));
        return found;
    }

    private static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new LogAwayException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogAwayException(e);
        }
    }
}
