package dev.guildwire.rooms.command;

import dev.guildwire.contracts.link.CommandRequest;
import dev.guildwire.contracts.topic.Topic;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Sees a command through: from its record to its answer's record.
final class CommandWork {

    private static final Logger log = LoggerFactory.getLogger("Internal");

    private final Commands commands;
    private final OpenCommands open;
    private final KafkaTemplate<String, byte[]> kafka;
    private final JsonMapper json;
    private final CommandMetrics metrics;

    CommandWork(
            Commands commands,
            OpenCommands open,
            KafkaTemplate<String, byte[]> kafka,
            JsonMapper json,
            CommandMetrics metrics) {
        this.commands = commands;
        this.open = open;
        this.kafka = kafka;
        this.json = json;
        this.metrics = metrics;
    }

    /// Returns once the command is on its way to the queue. What follows has threads of its own, because writing to
    /// Kafka may have to wait.
    void begin(ConsumerRecord<String, byte[]> command) {
        var request = read(command);
        if (request == null) {
            nobody(command);
        } else {
            var _ = commands.carryOut(request)
                    .thenAcceptAsync(outcome -> finish(command, request, outcome), Thread::startVirtualThread);
        }
    }

    private @Nullable CommandRequest read(ConsumerRecord<String, byte[]> command) {
        try {
            return json.readValue(command.value(), CommandRequest.class);
        } catch (JacksonException | IllegalArgumentException e) {
            log.warn("skipped a broken command at {}-{}: {}", command.partition(), command.offset(), e.toString());
            return null;
        }
    }

    private void finish(ConsumerRecord<String, byte[]> command, CommandRequest request, Outcome outcome) {
        switch (outcome) {
            case Outcome.Answer answer -> tell(command, request, answer);
            case Outcome.Nobody _ -> nobody(command);
            case Outcome.Again _ -> again(command);
        }
    }

    private void tell(ConsumerRecord<String, byte[]> command, CommandRequest request, Outcome.Answer answer) {
        var result = answer.result();
        write(result.requestId(), json.writeValueAsBytes(result)).whenComplete((_, failure) -> {
            if (failure == null) {
                metrics.answered(request.command(), result);
                open.close(command);
            } else {
                log.warn("A command's answer could not be written yet; trying again: {}", failure.toString());
                again(command);
            }
        });
    }

    private CompletionStage<?> write(String requestId, byte[] result) {
        try {
            return kafka.send(Topic.DISCORD_COMMAND_RESULTS.wire(), requestId, result);
        } catch (KafkaException | org.springframework.kafka.KafkaException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private void nobody(ConsumerRecord<String, byte[]> command) {
        metrics.nobody();
        open.close(command);
    }

    private void again(ConsumerRecord<String, byte[]> command) {
        metrics.again();
        open.again(command);
    }
}
