package dev.guildwire.rooms.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildwire.contracts.topic.Topic;
import dev.guildwire.rooms.Discord;
import dev.guildwire.rooms.RoomsProcess;
import dev.guildwire.testsupport.EmbeddedKafka;
import dev.guildwire.testsupport.FreePorts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Instances in processes of their own, of which one is killed between taking commands in and answering them. With a
/// Kafka of their own: what is killed stays a member of its other consumer groups for a while.
class KilledRoomsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int COMMANDS = 24;
    private static final List<String> CHANNELS =
            List.of("1155429057517584386", "1155429380785176579", "1155793204939849737", "1155793528207441930");

    @TempDir
    private Path folder;

    @Test
    void commandsWhenTheirInstanceIsKilledMeanwhileAreAnsweredByAnotherAndDoneOnceInOrder() throws Exception {
        var run = UUID.randomUUID().toString();
        try (var kafka = EmbeddedKafka.start(folder.resolve("kafka"), FreePorts.next());
                var discord = Discord.start();
                var first = start(kafka, discord, run);
                var second = start(kafka, discord, run)) {
            await().atMost(PATIENCE).until(() -> first.isReady() && second.isReady());
            await().atMost(PATIENCE).ignoreExceptions().until(() -> members(kafka) == 2);
            discord.fault("{\"type\":\"delay\",\"route\":\"POST /channels/{channel_id}/messages\",\"delayMs\":400}");
            try (var commands = new CommandStream(kafka.bootstrapServers())) {
                var ids = IntStream.range(0, COMMANDS)
                        .mapToObj(i -> run + "-" + i)
                        .toList();
                ids.forEach(id -> commands.send(id, "send_message", payload(ids.indexOf(id), id), PATIENCE));
                commands.result(ids.getFirst());

                first.kill();

                assertThat(ids)
                        .allSatisfy(id -> assertThat(
                                        commands.result(id).at("/data/success").asBoolean())
                                .isTrue());
            }
            for (int channel = 0; channel < CHANNELS.size(); channel++) {
                assertThat(discord.messages(CHANNELS.get(channel))).containsExactlyElementsOf(texts(run, channel));
            }
        }
    }

    private RoomsProcess start(EmbeddedKafka kafka, Discord discord, String run) {
        var log = folder.resolve(UUID.randomUUID() + ".log");
        return RoomsProcess.start(
                discord,
                log,
                Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS",
                        kafka.bootstrapServers(),
                        "GUILDWIRE_DISCORD_NAMESPACE",
                        "killed-" + run,
                        "GUILDWIRE_DISCORD_LEASE",
                        "2s",
                        "GUILDWIRE_COMMANDS_SESSIONTIMEOUT",
                        "3s"));
    }

    private static int members(EmbeddedKafka kafka) throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            var group = "guildwire.rooms.commands";
            var groups = admin.describeConsumerGroups(List.of(group)).all().get();
            return (int) groups.values().stream()
                    .flatMap(description -> description.members().stream())
                    .filter(member -> member.assignment().topicPartitions().stream()
                            .anyMatch(partition -> partition.topic().equals(Topic.DISCORD_COMMANDS.wire())))
                    .count();
        }
    }

    private static String payload(int number, String text) {
        return "{\"channel_id\":\"" + CHANNELS.get(number % CHANNELS.size()) + "\",\"content\":\"" + text + "\"}";
    }

    private static List<String> texts(String run, int channel) {
        return IntStream.range(0, COMMANDS)
                .filter(i -> i % CHANNELS.size() == channel)
                .mapToObj(i -> run + "-" + i)
                .toList();
    }
}
