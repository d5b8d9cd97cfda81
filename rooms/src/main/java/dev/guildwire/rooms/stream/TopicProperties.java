package dev.guildwire.rooms.stream;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How topics are made when they are missing; existing ones are left as they are.
///
/// @param partitions  the same for all topics that are keyed by guild
/// @param replication copies of each record; 3 in production
@ConfigurationProperties("guildwire.topics")
record TopicProperties(
        @DefaultValue("8") int partitions,
        @DefaultValue("1") short replication) {}
