package dev.guildwire.rooms.command;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How commands are taken from Kafka.
///
/// @param maxOpen        commands that one instance works on at once; past it the others wait in Kafka
/// @param sessionTimeout how long after an instance's death another takes its commands; Kafka's brokers allow 6 s and
///                       up, and backends wait for 30 s
@ConfigurationProperties("guildwire.commands")
record CommandProperties(
        @DefaultValue("5000") int maxOpen,
        @DefaultValue("6s") Duration sessionTimeout) {}
