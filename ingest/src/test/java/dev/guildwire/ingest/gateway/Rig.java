package dev.guildwire.ingest.gateway;

import static dev.guildwire.ingest.publish.TopicReader.header;

import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.contracts.topic.Headers;
import dev.guildwire.contracts.topic.Topic;
import dev.guildwire.ingest.publish.TopicReader;
import dev.guildwire.simulator.SimulatorOptions;
import dev.guildwire.testsupport.EmbeddedKafka;
import dev.guildwire.testsupport.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A Kafka of its own that can be stopped, and a Discord.
final class Rig implements AutoCloseable {

    private final Path folder;
    private final int kafkaPort = FreePorts.next();
    private final DiscordSide discord;
    private EmbeddedKafka kafka;

    Rig(Path folder, SimulatorOptions options) {
        this.folder = folder;
        this.kafka = EmbeddedKafka.start(folder.resolve("kafka"), kafkaPort);
        this.discord = new DiscordSide(options);
    }

    DiscordSide discord() {
        return discord;
    }

    /// @param name of the instance, which has a spool of its own
    Ingest startIngest(String name, String... more) {
        return Ingest.start(discord, kafka.bootstrapServers(), folder.resolve("spool-" + name), more);
    }

    /// As a process of its own, which can be killed.
    IngestProcess startProcess(String name, String... more) {
        return IngestProcess.start(discord, kafka.bootstrapServers(), folder.resolve("spool-" + name), more);
    }

    TopicReader events() {
        return reader(Topic.GUILD_EVENTS);
    }

    TopicReader reader(Topic topic) {
        return new TopicReader(kafka.bootstrapServers(), topic);
    }

    void stopKafka() {
        kafka.close();
    }

    void startKafka() {
        kafka = EmbeddedKafka.start(folder.resolve("kafka"), kafkaPort);
    }

    /// Names of a guild's events in order, once there are so many.
    static List<String> names(TopicReader events, GuildId guild, int count) {
        return events.await(count, record -> record.key().equals(guild.toString())).stream()
                .map(Rig::name)
                .toList();
    }

    /// Numbers of the joins of synthetic people in the order in which they were told, once there are so many.
    static List<Integer> trafficOf(TopicReader events, int count) {
        return events.await(count, Rig::isTraffic).stream()
                .map(event -> payload(event).path("username").asString())
                .map(name -> Integer.parseInt(name.substring(name.indexOf('#') + 1)))
                .toList();
    }

    /// Numbers from 0.
    static List<Integer> upTo(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    private static boolean isTraffic(ConsumerRecord<String, String> event) {
        return name(event).equals("voice.joined")
                && payload(event).path("username").asString().startsWith("T@");
    }

    /// Who is in voice for a reader who has read all that is there now.
    static Set<UserId> inVoice(TopicReader events, GuildId guild) {
        var people = new HashSet<UserId>();
        for (var event : events.await(0, record -> record.key().equals(guild.toString()))) {
            switch (name(event)) {
                case "voice.joined" -> people.add(person(event));
                case "voice.left" -> people.remove(person(event));
                default -> {}
            }
        }
        return people;
    }

    static UserId person(ConsumerRecord<String, String> event) {
        return UserId.of(payload(event).path("userId").asString());
    }

    private static JsonNode payload(ConsumerRecord<String, String> event) {
        return JsonMapper.shared().readTree(event.value());
    }

    /// What is in an instance's spool, as text.
    String spooled(String name) {
        try (var files = Files.walk(folder.resolve("spool-" + name))) {
            var text = new StringBuilder();
            for (var file :
                    files.filter(file -> file.toString().endsWith(".spool")).toList()) {
                text.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String name(ConsumerRecord<String, String> event) {
        return header(event, Headers.EVENT);
    }

    @Override
    public void close() {
        discord.close();
        kafka.close();
    }
}
