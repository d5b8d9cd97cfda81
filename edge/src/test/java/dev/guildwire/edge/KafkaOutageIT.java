package dev.guildwire.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.topic.Topic;
import dev.guildwire.testsupport.EmbeddedKafka;
import dev.guildwire.testsupport.FreePorts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What clients see when Kafka goes away, comes back, or is not what it was. Each test has a broker of its own.
class KafkaOutageIT {

    private final Path folder;
    private final int port = FreePorts.next();
    private EmbeddedKafka kafka;

    KafkaOutageIT(@TempDir Path folder) {
        this.folder = folder;
        kafka = EmbeddedKafka.start(folder, port);
    }

    @AfterEach
    void stop() {
        kafka.close();
    }

    private String setting() {
        return "guildwire.kafka.bootstrap-servers=" + kafka.bootstrapServers();
    }

    @Test
    void clientWhenKafkaGoesAndComesStaysAndGetsWhatIsWrittenAfter() {
        var guild = TestEvents.anyGuild();
        try (var edge = EdgeProcess.start(
                        setting(), "guildwire.health.canary-interval=300ms", "guildwire.health.canary-bound=2s");
                var browser = TestBrowser.connect(edge.uri())) {
            browser.authenticate(TestTokens.of(TestEvents.anyUser(), guild)).awaitAck();
            write(guild, 1);
            browser.await("event", 1);

            kafka.close();
            Awaiting.until(() -> edge.readiness() == 503, () -> "ready without Kafka");
            assertThat(edge.liveness()).isEqualTo(200);
            kafka = EmbeddedKafka.start(folder, port);
            write(guild, 2);

            assertThat(numbers(browser, 2)).containsExactly(1, 2);
            Awaiting.until(() -> edge.readiness() == 200, () -> "not ready though Kafka is back");
            assertThat(browser.hasEnded()).isFalse();
        }
    }

    @Test
    void topicWhenMadeAnewEndsConnectionsWith1011RefusesPositionsAndGoesOn() throws Exception {
        var guild = TestEvents.anyGuild();
        var token = TestTokens.of(TestEvents.anyUser(), guild);
        try (var edge = TestEdge.start(setting(), "guildwire.kafka.topic-check=500ms");
                var browser = edge.connect()) {
            var before = browser.authenticate(token).awaitAck().path("id").asString();
            try (var admin = admin()) {
                admin.deleteTopics(List.of(Topic.GUILD_EVENTS.wire())).all().get();
                recreate(admin);
            }

            awaitRefusal(edge, token, before);
            assertThat(browser.awaitEnd()).isEqualTo(new TestBrowser.End(1011, "Internal error"));
            try (var newcomer = edge.connect()) {
                newcomer.authenticate(token).awaitAck();
                write(guild, 1);
                assertThat(numbers(newcomer, 1)).containsExactly(1);
            }
        }
    }

    @Test
    void positionWhenPartitionsWereAddedIsRefusedAndEventsGoOn() throws Exception {
        var guild = TestEvents.anyGuild();
        var token = TestTokens.of(TestEvents.anyUser(), guild);
        try (var edge = TestEdge.start(setting(), "guildwire.kafka.topic-check=500ms");
                var browser = edge.connect()) {
            var before = browser.authenticate(token).awaitAck().path("id").asString();
            try (var admin = admin()) {
                admin.createPartitions(Map.of(Topic.GUILD_EVENTS.wire(), NewPartitions.increaseTo(5)))
                        .all()
                        .get();
            }

            awaitRefusal(edge, token, before);
            try (var newcomer = edge.connect()) {
                newcomer.authenticate(token).awaitAck();
                write(guild, 1);
                assertThat(numbers(newcomer, 1)).containsExactly(1);
            }
        }
    }

    private static void awaitRefusal(TestEdge edge, String token, String position) {
        Awaiting.until(() -> isRefused(edge, token, position), () -> "the position is still taken");
    }

    /// Until the edge has noticed, it takes the position for one that is still good; when it does, it may end whoever
    /// is there, also before they could ask.
    private static boolean isRefused(TestEdge edge, String token, String position) {
        try (var returning = edge.connect()) {
            returning.authenticate(token, position);
            Awaiting.until(
                    () -> returning.hasEnded() || !returning.ofType("ack").isEmpty(),
                    () -> "neither answered nor ended");
            return returning.ofType("ack").stream()
                    .anyMatch(ack -> !ack.path("resumed").asBoolean());
        } catch (CompletionException _) {
            return false;
        }
    }

    private static List<Integer> numbers(TestBrowser browser, int count) {
        return browser.await("event", count).stream()
                .map(event -> event.path("payload").path("n").asInt())
                .toList();
    }

    private void write(GuildId guild, int n) {
        try (var events = TestEvents.to(kafka.bootstrapServers())) {
            events.toGuild(guild, "voice.joined", "{\"n\":" + n + "}");
        }
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }

    /// The edge may be faster and make the topic itself.
    private static void recreate(Admin admin) {
        Awaiting.until(
                () -> {
                    try {
                        admin.createTopics(List.of(
                                        new NewTopic(Topic.GUILD_EVENTS.wire(), Optional.of(2), Optional.empty())))
                                .all()
                                .get();
                    } catch (ExecutionException _) {
                        // Deleting takes a moment, in which the name is taken.
                    }
                    return admin.listTopics().names().get().contains(Topic.GUILD_EVENTS.wire());
                },
                () -> "the topic does not come back");
    }
}
