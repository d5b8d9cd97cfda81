package dev.guildwire.ingest.link;

import dev.guildwire.contracts.link.CommandResult;
import dev.guildwire.contracts.topic.Topic;
import dev.guildwire.ingest.publish.KafkaUnavailableException;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Reads all of `discord.command-results` from the moment this node starts: whichever rooms answers, the node whose
/// backend asked hears it.
final class CommandResults implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger("Gateway");
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final String TOPIC = Topic.DISCORD_COMMAND_RESULTS.wire();

    private final Supplier<Consumer<String, byte[]>> consumers;
    private final JsonMapper json;
    private final CommandDesk desk;

    /// Written by the container's thread, read by the reader's.
    private volatile boolean running;

    CommandResults(Supplier<Consumer<String, byte[]>> consumers, JsonMapper json, CommandDesk desk) {
        this.consumers = consumers;
        this.json = json;
        this.desk = desk;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofPlatform().name("link-results").daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            try (var consumer = consumers.get()) {
                read(consumer);
            } catch (KafkaException | KafkaUnavailableException e) {
                log.warn("command results cannot be read; trying again", e);
                pause();
            }
        }
    }

    private void read(Consumer<String, byte[]> consumer) {
        var partitions = consumer.partitionsFor(TOPIC).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new UnknownTopicOrPartitionException(TOPIC);
        }
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        while (running) {
            consumer.poll(POLL).forEach(this::deliver);
        }
    }

    private void deliver(ConsumerRecord<String, byte[]> result) {
        try {
            desk.on(json.readValue(result.value(), CommandResult.class));
        } catch (JacksonException e) {
            log.warn("skipped a broken command result at {}-{}", result.partition(), result.offset(), e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
