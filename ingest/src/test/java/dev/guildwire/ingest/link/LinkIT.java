package dev.guildwire.ingest.link;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildwire.contracts.link.CommandRequest;
import dev.guildwire.contracts.link.CommandResult;
import dev.guildwire.contracts.link.LinkErrorCode;
import dev.guildwire.contracts.topic.Headers;
import dev.guildwire.contracts.topic.Topic;
import dev.guildwire.ingest.publish.PublishProperties;
import dev.guildwire.testsupport.TestServers;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        classes = LinkIT.LinkOnly.class,
        properties = {
            "guildwire.link.tokens=new-token,old-token",
            "guildwire.link.command-timeout=1s",
            "guildwire.link.stall-limit=1s",
            "guildwire.link.ping-every=1s",
            "guildwire.link.commands-per-second=20",
            "guildwire.link.max-backends=6"
        })
class LinkIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration BOUND = Duration.ofSeconds(15);

    @Configuration
    @EnableAutoConfiguration
    @EnableConfigurationProperties(PublishProperties.class)
    @Import(LinkConfiguration.class)
    static class LinkOnly {}

    @LocalServerPort
    private int port;

    @Autowired
    private MeterRegistry registry;

    private KafkaProducer<String, byte[]> kafka = newProducer();
    private final String guild = Long.toString(ThreadLocalRandom.current().nextLong(1L << 40, 1L << 60));

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        registry.add("guildwire.kafka.bootstrap-servers", TestServers::kafka);
    }

    @BeforeAll
    static void makeTopics() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", TestServers.kafka()))) {
            for (var topic : List.of(Topic.DISCORD_DISPATCH, Topic.DISCORD_COMMANDS, Topic.DISCORD_COMMAND_RESULTS)) {
                try {
                    admin.createTopics(Set.of(new NewTopic(topic.wire(), 4, (short) 1)))
                            .all()
                            .get();
                } catch (ExecutionException e) {
                    assertThat(e).hasCauseInstanceOf(TopicExistsException.class);
                }
            }
        }
    }

    @BeforeEach
    void openProducer() {
        kafka = newProducer();
    }

    @AfterEach
    void closeProducer() {
        kafka.close();
    }

    @Test
    void handshakeWhenTheTokenIsMissingOrWrongIs401() {
        assertThat(Backend.refusedStatus(port, "", "")).isEqualTo(401);
        assertThat(Backend.refusedStatus(port, "", "stolen")).isEqualTo(401);
    }

    @Test
    void handshakeWhenTheQueryMakesNoSenseIs400() {
        assertThat(Backend.refusedStatus(port, "?since=yesterday", "new-token")).isEqualTo(400);
        assertThat(Backend.refusedStatus(port, "?guilds=x", "old-token")).isEqualTo(400);
    }

    @Test
    void handshakeWhenThePositionIsOfAnotherTopicIs410() {
        assertThat(Backend.refusedStatus(port, "?since=0other-0-5", "new-token"))
                .isEqualTo(410);
    }

    @Test
    void requestWhenItIsNoHandshakeOrOfAnotherAddressIsAProblem() {
        var noHandshake = Backend.get(port, "/link", "new-token");
        var elsewhere = Backend.get(port, "/links", "new-token");

        assertThat(noHandshake.statusCode()).isEqualTo(426);
        assertThat(noHandshake.headers().firstValue("Upgrade")).contains("websocket");
        assertThat(elsewhere.statusCode()).isEqualTo(404);
        assertThat(List.of(noHandshake, elsewhere))
                .allSatisfy(answer ->
                        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json"));
    }

    @Test
    void handshakeWhenTheNodeIsFullIs503() {
        var linked = new ArrayList<Backend>();
        try {
            await().atMost(BOUND).until(() -> fill(linked), status -> status == 503);
        } finally {
            linked.forEach(Backend::close);
        }
    }

    private int fill(List<Backend> linked) {
        try {
            linked.add(Backend.connect(port, "", "old-token"));
            return 101;
        } catch (CompletionException e) {
            return Backend.status(e);
        }
    }

    @Test
    void eventWhenDispatchedIsTheContractsExampleByteForByte() throws Exception {
        try (var backend = Backend.connect(port, "?guilds=" + guild, "new-token")) {
            var payload = "{\"guild_id\":\"123456789\",\"channel_id\":\"987654321\",\"user_id\":\"555555555\","
                    + "\"session_id\":\"abc123\",\"deaf\":false,\"mute\":false,\"self_deaf\":false,"
                    + "\"self_mute\":false,\"suppress\":false}";

            dispatch("VOICE_STATE_UPDATE", payload);

            assertThat(backend.next())
                    .isEqualTo("{\"type\":\"event\",\"data\":{\"event\":\"VOICE_STATE_UPDATE\",\"payload\":" + payload
                            + "},\"ts\":1699000000000}");
        }
    }

    @Test
    void eventsWhenFilteredByNameAreOnlyThose() throws Exception {
        try (var backend = Backend.connect(port, "?events=TYPING_START&guilds=" + guild, "new-token")) {
            dispatch("VOICE_STATE_UPDATE", "{}");
            dispatch("TYPING_START", "{\"n\":1}");

            assertThat(backend.next()).contains("TYPING_START");
        }
    }

    @Test
    void filtersWhenWrittenAsFormsWriteThemAreUnderstood() throws Exception {
        var query = "?since&events=VOICE_STATE_UPDATE%2CTYPING_START&guilds=1&guilds=" + guild;
        try (var backend = Backend.connect(port, query, "new-token")) {
            dispatch("CHANNEL_UPDATE", "{}");
            dispatch("TYPING_START", "{\"n\":1}");

            assertThat(backend.next()).contains("TYPING_START");
        }
    }

    @Test
    void sinceWhenGivenContinuesBehindTheLastEventSeen() throws Exception {
        List<String> positions;
        String id;
        try (var backend = Backend.connect(port, "?positions=true&guilds=" + guild, "new-token")) {
            positions = backend.positions();
            dispatch("VOICE_STATE_UPDATE", "{\"n\":1}");
            id = JSON.readTree(backend.next()).path("id").stringValue();
        }
        dispatch("VOICE_STATE_UPDATE", "{\"n\":2}");
        dispatch("VOICE_STATE_UPDATE", "{\"n\":3}");

        try (var again = Backend.connect(port, "?guilds=" + guild + "&since=" + after(positions, id), "new-token")) {
            again.positions();

            assertThat(again.next()).contains("\"n\":2");
            assertThat(again.next()).contains("\"n\":3");
        }
    }

    @Test
    void commandWhenCarriedOutIsAckedAsTheContractShows() throws Exception {
        try (var rooms = new Rooms();
                var backend = Backend.connect(port, "?events=NONE", "new-token")) {
            var id = "req-" + UUID.randomUUID();
            backend.send(command("send_message", "{\"channel_id\":\"123456789\",\"content\":\"Hello!\"}", id));
            var request = rooms.take(id);
            assertThat(request.command()).isEqualTo("send_message");

            rooms.answer(CommandResult.done(id, JSON.readTree("{\"success\":true,\"message_id\":\"999999999\"}")));

            assertThat(backend.next())
                    .startsWith("{\"type\":\"ack\",\"data\":{\"success\":true,\"message_id\":\"999999999\"},"
                            + "\"requestId\":\"" + id + "\",\"ts\":");
        }
    }

    @Test
    void commandWhenRefusedIsAnErrorWithItsCode() throws Exception {
        try (var rooms = new Rooms();
                var backend = Backend.connect(port, "?events=NONE", "new-token")) {
            var id = "req-" + UUID.randomUUID();
            backend.send(command("send_message", "{\"channel_id\":\"1\",\"content\":\"Hello!\"}", id));
            rooms.take(id);

            rooms.answer(CommandResult.failed(
                    id, LinkErrorCode.MISSING_PERMISSIONS, "Failed to send message: Missing permissions"));

            assertThat(backend.next())
                    .startsWith("{\"type\":\"error\",\"data\":{\"message\":\"Failed to send message: Missing "
                            + "permissions\",\"code\":\"MISSING_PERMISSIONS\"},\"requestId\":\"" + id + "\",\"ts\":");
        }
    }

    @Test
    void commandWhenNobodyAnswersTimesOut() throws Exception {
        try (var backend = Backend.connect(port, "?events=NONE", "new-token")) {
            backend.send(command("get_guild", "{\"guild_id\":\"1\"}", "late"));

            assertThat(backend.next()).contains("\"TIMEOUT\"").contains("\"requestId\":\"late\"");
        }
    }

    @Test
    void messageWhenInvalidIsAnsweredAndTheLinkStays() throws Exception {
        try (var backend = Backend.connect(port, "?guilds=" + guild, "new-token")) {
            backend.send("nonsense");
            assertThat(backend.next()).contains("\"INVALID_MESSAGE\"").doesNotContain("requestId");

            dispatch("VOICE_STATE_UPDATE", "{}");
            assertThat(backend.next()).contains("VOICE_STATE_UPDATE");
        }
    }

    @Test
    void messagesWhenTooManyPerSecondAreRateLimited() throws Exception {
        try (var backend = Backend.connect(port, "?events=NONE", "new-token")) {
            for (int i = 0; i < 60; i++) {
                backend.send("nonsense");
            }

            backend.awaitMessage("RATE_LIMITED");
        }
    }

    @Test
    void linkWhenThereIsNothingToTellIsPinged() {
        try (var backend = Backend.connect(port, "?events=NONE", "new-token")) {
            await().atMost(BOUND).until(() -> backend.pings() > 1);
        }
    }

    @Test
    void backendWhenItReadsNothingIsClosedAloneAsSlow() throws Exception {
        var payload = "{\"filler\":\"" + "x".repeat(60_000) + "\"}";
        try (var stalled = new StalledBackend(port, "?guilds=" + guild, "new-token");
                var other = Backend.connect(port, "?guilds=" + guild, "new-token")) {
            for (int i = 0; i < 300; i++) {
                dispatch("TYPING_START", payload);
            }
            dispatch("VOICE_STATE_UPDATE", "{\"last\":true}");

            other.awaitMessage("\"last\":true");
            await().atMost(BOUND).until(() -> metric("guildwire.link.closed", "reason", "SLOW") == 1);
            assertThat(stalled.readsToItsEnd()).isTrue();
        }
    }

    private double metric(String name, String... tags) {
        return registry.counter(name, tags).count();
    }

    private void dispatch(String event, String payload) throws Exception {
        var record = new ProducerRecord<>(Topic.DISCORD_DISPATCH.wire(), guild, payload.getBytes(UTF_8));
        record.headers().add(Headers.EVENT, event.getBytes(UTF_8)).add(Headers.TS, "1699000000000".getBytes(UTF_8));
        kafka.send(record).get();
    }

    /// The newest id of each stream: an id's stream is all before its last dash.
    private static String after(List<String> positions, String id) {
        var stream = id.substring(0, id.lastIndexOf('-') + 1);
        return positions.stream()
                .map(position -> position.startsWith(stream) ? id : position)
                .collect(Collectors.joining(","));
    }

    private static String command(String name, String payload, String requestId) {
        return "{\"type\":\"command\",\"data\":{\"command\":\"%s\",\"payload\":%s},\"requestId\":\"%s\",\"ts\":1}"
                .formatted(name, payload, requestId);
    }

    private static KafkaProducer<String, byte[]> newProducer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", TestServers.kafka(), "linger.ms", "0"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /// Takes commands off Kafka and answers them as the test says.
    private final class Rooms implements AutoCloseable {

        private final KafkaConsumer<String, byte[]> commands = new KafkaConsumer<>(
                Map.of("bootstrap.servers", TestServers.kafka()),
                new StringDeserializer(),
                new ByteArrayDeserializer());

        Rooms() {
            var partitions = commands.partitionsFor(Topic.DISCORD_COMMANDS.wire()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            commands.assign(partitions);
            commands.seekToEnd(partitions);
            partitions.forEach(commands::position);
        }

        CommandRequest take(String requestId) {
            var deadline = System.nanoTime() + BOUND.toNanos();
            while (System.nanoTime() < deadline) {
                for (var record : commands.poll(Duration.ofMillis(100))) {
                    var request = JSON.readValue(record.value(), CommandRequest.class);
                    if (request.requestId().equals(requestId)) {
                        assertThat(record.key())
                                .isEqualTo(request.payload().at("/channel_id").asString());
                        return request;
                    }
                }
            }
            throw new AssertionError("no command " + requestId);
        }

        void answer(CommandResult result) throws Exception {
            kafka.send(new ProducerRecord<>(
                            Topic.DISCORD_COMMAND_RESULTS.wire(), result.requestId(), JSON.writeValueAsBytes(result)))
                    .get();
        }

        @Override
        public void close() {
            commands.close();
        }
    }
}
