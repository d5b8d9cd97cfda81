package dev.guildwire.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.guildwire.contracts.link.CommandRequest;
import dev.guildwire.contracts.link.CommandResult;
import dev.guildwire.contracts.topic.Headers;
import dev.guildwire.contracts.topic.Topic;
import dev.guildwire.ingest.IngestApplication;
import dev.guildwire.simulator.Simulator;
import dev.guildwire.simulator.SimulatorOptions;
import dev.guildwire.testsupport.FreePorts;
import dev.guildwire.testsupport.TestServers;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/// Ingest with its link, as it runs in production, and the test's hands on what is behind it: dispatches to Kafka, and
/// commands from there.
final class LinkServer implements AutoCloseable {

    static final String TOKEN = "link-token";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final int port = FreePorts.next();
    private final Simulator simulator = Simulator.start(SimulatorOptions.defaults());
    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", TestServers.kafka(), "linger.ms", "0"),
            new StringSerializer(),
            new ByteArraySerializer());
    private ConfigurableApplicationContext ingest = startIngest();

    URI address() {
        return URI.create("ws://127.0.0.1:" + port + "/link");
    }

    void stop() {
        ingest.close();
    }

    void startAgain() {
        ingest = startIngest();
    }

    void dispatch(String guild, String event, String payload) throws Exception {
        var record = new ProducerRecord<>(Topic.DISCORD_DISPATCH.wire(), guild, payload.getBytes(UTF_8));
        record.headers().add(Headers.EVENT, event.getBytes(UTF_8)).add(Headers.TS, "1699000000000".getBytes(UTF_8));
        producer.send(record).get();
    }

    void answer(CommandResult result) throws Exception {
        producer.send(new ProducerRecord<>(
                        Topic.DISCORD_COMMAND_RESULTS.wire(), result.requestId(), JSON.writeValueAsBytes(result)))
                .get();
    }

    /// Waits for a command to come through Kafka, whenever it was given.
    CommandRequest take(String requestId) {
        return take(request -> request.requestId().equals(requestId));
    }

    /// The same, of a command about a channel.
    CommandRequest takeOf(String channel) {
        return take(request -> request.payload().path("channel_id").asString().equals(channel));
    }

    private CommandRequest take(Predicate<CommandRequest> wanted) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers",
                        TestServers.kafka(),
                        "group.id",
                        "test-" + UUID.randomUUID(),
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(Topic.DISCORD_COMMANDS.wire()));
            var end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (System.nanoTime() < end) {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    var request = JSON.readValue(record.value(), CommandRequest.class);
                    if (wanted.test(request)) {
                        return request;
                    }
                }
            }
        }
        throw new AssertionError("no such command");
    }

    private ConfigurableApplicationContext startIngest() {
        return new SpringApplicationBuilder(IngestApplication.class)
                .properties("spring.jmx.enabled=false")
                .run(
                        "--server.port=" + port,
                        "--management.server.port=0",
                        "--guildwire.link.tokens=" + TOKEN,
                        "--guildwire.kafka.bootstrap-servers=" + TestServers.kafka(),
                        "--guildwire.kafka.partitions=2",
                        "--guildwire.discord.api-url=" + simulator.apiUrl(),
                        "--guildwire.discord.bot-token.value="
                                + simulator.options().application().botToken());
    }

    @Override
    public void close() {
        ingest.close();
        producer.close();
        simulator.close();
    }
}
