package dev.guildwire.edge.feed;

import dev.guildwire.contracts.topic.Topic;
import dev.guildwire.edge.fanout.StreamLife;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/// Which life each of the topics an edge reads is in.
///
/// @param guilds   of `guild.events`
/// @param users    of `user.events`
/// @param roadmap  of `roadmap.events`
/// @param canaries of `edge.canary`
record TopicLives(StreamLife guilds, StreamLife users, StreamLife roadmap, StreamLife canaries) {

    List<TopicPartition> guildPartitions() {
        return partitions(Topic.GUILD_EVENTS, guilds);
    }

    List<TopicPartition> userPartitions() {
        return partitions(Topic.USER_EVENTS, users);
    }

    List<TopicPartition> roadmapPartitions() {
        return partitions(Topic.ROADMAP_EVENTS, roadmap);
    }

    List<TopicPartition> canaryPartitions() {
        return partitions(Topic.EDGE_CANARY, canaries);
    }

    List<TopicPartition> all() {
        return Stream.of(guildPartitions(), userPartitions(), roadmapPartitions(), canaryPartitions())
                .flatMap(List::stream)
                .toList();
    }

    private static List<TopicPartition> partitions(Topic topic, StreamLife life) {
        return IntStream.range(0, life.partitions())
                .mapToObj(partition -> new TopicPartition(topic.wire(), partition))
                .toList();
    }
}
