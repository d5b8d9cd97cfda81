package dev.guildwire.ingest.gateway;

import static dev.guildwire.ingest.gateway.DiscordSide.HARBOUR;
import static dev.guildwire.ingest.gateway.DiscordSide.LIGHTHOUSE;
import static dev.guildwire.ingest.gateway.DiscordSide.MIRA;
import static dev.guildwire.ingest.gateway.DiscordSide.NIGHT_SHIFT;
import static dev.guildwire.ingest.gateway.DiscordSide.NOOR;
import static dev.guildwire.ingest.gateway.DiscordSide.PIER;
import static dev.guildwire.ingest.gateway.DiscordSide.ROOFTOP;
import static dev.guildwire.ingest.publish.TopicReader.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildwire.contracts.topic.Headers;
import dev.guildwire.contracts.topic.Topic;
import dev.guildwire.simulator.SimulatorOptions;
import dev.guildwire.testsupport.OtlpReceiver;
import java.nio.file.Path;
import java.util.Set;
import net.dv8tion.jda.api.utils.Compression;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.health.contributor.Status;

class GatewayIT {

    @TempDir
    private Path folder;

    private Rig rig;

    @BeforeEach
    void start() {
        rig = new Rig(folder, SimulatorOptions.defaults());
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void voiceWhenSomebodyJoinsMovesAndLeavesIsTold(Compression compression) {
        try (var _ = rig.startIngest("a", "guildwire.discord.compression=" + compression)
                        .awaitReady(0);
                var events = rig.events()) {
            rig.discord().join(HARBOUR, MIRA, LIGHTHOUSE);
            rig.discord().join(HARBOUR, MIRA, PIER);
            rig.discord().leave(HARBOUR, MIRA);

            assertThat(Rig.names(events, HARBOUR, 4))
                    .containsExactly("voice.joined", "voice.left", "voice.joined", "voice.left");
        }
    }

    @Test
    void dispatchWhenItArrivesIsWrittenAsItCame() {
        try (var _ = rig.startIngest("a").awaitReady(0);
                var dispatches = rig.reader(Topic.DISCORD_DISPATCH)) {

            var create = dispatches
                    .await(1, record -> Rig.name(record).equals("GUILD_CREATE"))
                    .getFirst();

            assertThat(create.key()).isIn(HARBOUR.toString(), NIGHT_SHIFT.toString());
            assertThat(create.value()).contains("\"voice_states\"", "\"channels\"", "\"id\":\"" + create.key() + "\"");
            assertThat(header(create, Headers.ORIGIN)).matches("0/[^/]+/[0-9]+");
            assertThat(dispatches.await(1, record -> record.key().equals("shard-0")))
                    .first()
                    .satisfies(ready -> assertThat(Rig.name(ready)).isEqualTo("READY"));
        }
    }

    @Test
    void shardWhenItRunsIsSeenByOperatorsAndInMetrics() {
        try (var ingest = rig.startIngest("a", "guildwire.node.every=50ms", "guildwire.node.name=ingest-of-the-test")
                        .awaitReady(0);
                var reports = rig.reader(Topic.NODE_REPORTS)) {

            var report = reports.await(1, said -> said.value().contains("\"state\":\"ready\",\"pingMillis\""))
                    .getFirst();

            assertThat(report.value()).contains("ingest-of-the-test", "\"shard\":0", "\"lastDispatch\":\"20");
            assertThat(ingest.gauge("guildwire.gateway.shards")).isEqualTo(1);
            assertThat(ingest.gauge("guildwire.gateway.shard.state", "state", "ready"))
                    .isEqualTo(1);
            assertThat(ingest.gauge("guildwire.gateway.shard.state", "state", "reconnecting"))
                    .isZero();
            assertThat(ingest.gauge("guildwire.gateway.shard.silence")).isBetween(0.0, 60.0);
        }
    }

    @Test
    void dispatchWhenItIsTracedBeginsATraceThatItsRecordsCarryOn() {
        try (var collector = OtlpReceiver.start()) {
            String traceparent;
            try (var _ = rig.startIngest(
                                    "a",
                                    "guildwire.tracing.probability=1",
                                    "guildwire.tracing.endpoint=" + collector.endpoint())
                            .awaitReady(0);
                    var events = rig.events()) {
                rig.discord().join(HARBOUR, MIRA, LIGHTHOUSE);
                traceparent = header(
                        events.await(1, record -> record.key().equals(HARBOUR.toString()))
                                .getFirst(),
                        Headers.TRACEPARENT);
            }
            // What waited was sent when ingest ended.
            var ids = traceparent.split("-", -1);
            var trace = collector.spans().stream()
                    .filter(span -> span.trace().equals(ids[1]))
                    .toList();
            assertThat(trace)
                    .filteredOn(span -> span.name().equals("dispatch"))
                    .singleElement()
                    .satisfies(root -> {
                        assertThat(root.id()).isEqualTo(ids[2]);
                        assertThat(root.parent()).isEmpty();
                        assertThat(root.attributes()).containsEntry("discord.dispatch", "VOICE_STATE_UPDATE");
                    });
            assertThat(trace)
                    .filteredOn(span -> span.parent().equals(ids[2]))
                    .extracting(span -> span.attributes().get("messaging.destination.name"))
                    .containsExactlyInAnyOrder("discord.dispatch", "guild.events");
        }
    }

    @Test
    void dispatchWhenTracingIsOffCarriesNoTrace() {
        try (var _ = rig.startIngest("a").awaitReady(0);
                var events = rig.events()) {
            rig.discord().join(HARBOUR, MIRA, LIGHTHOUSE);

            var joined = events.await(1, record -> record.key().equals(HARBOUR.toString()))
                    .getFirst();

            assertThat(joined.headers().lastHeader(Headers.TRACEPARENT)).isNull();
        }
    }

    @Test
    void voiceWhenOneGuildIsServedTellsNothingOfOthers() {
        try (var _ = rig.startIngest("a", "guildwire.discord.guild-id=" + HARBOUR)
                        .awaitReady(0);
                var events = rig.events();
                var dispatches = rig.reader(Topic.DISCORD_DISPATCH)) {
            rig.discord().join(NIGHT_SHIFT, NOOR, ROOFTOP);
            rig.discord().join(HARBOUR, MIRA, LIGHTHOUSE);

            var told = events.await(1, record -> record.key().equals(HARBOUR.toString()));
            var raw = dispatches.await(1, record -> Rig.name(record).equals("VOICE_STATE_UPDATE"));

            assertThat(told).hasSize(1);
            assertThat(raw).extracting(record -> record.key()).containsOnly(HARBOUR.toString());
            assertThat(events.await(0, record -> record.key().equals(NIGHT_SHIFT.toString())))
                    .isEmpty();
        }
    }

    @Test
    void ingestWhenRestartedTellsTheGapAndWhatChangedMeanwhile() {
        try (var _ = rig.startIngest("a").awaitReady(0)) {
            rig.discord().join(HARBOUR, MIRA, LIGHTHOUSE);
            try (var events = rig.events()) {
                Rig.names(events, HARBOUR, 1);
            }
        }
        rig.discord().join(HARBOUR, MIRA, PIER);

        try (var _ = rig.startIngest("a").awaitReady(0);
                var events = rig.events()) {

            assertThat(Rig.names(events, HARBOUR, 4))
                    .containsExactly("voice.joined", "stream.gap", "voice.left", "voice.joined");
            assertThat(events
                            .await(
                                    3,
                                    record -> header(record, Headers.SYNTHETIC).equals("true"))
                            .stream()
                            .map(Rig::name))
                    .contains("stream.gap", "voice.left", "voice.joined");
        }
    }

    @Test
    void healthWhenTheTokenIsWrongSaysWhatToDo() {
        try (var ingest = rig.startIngest("a", "guildwire.discord.bot-token.value=wrong")) {

            await().atMost(Ingest.PATIENCE)
                    .until(() -> ingest.health().getStatus().equals(Status.DOWN));

            assertThat(String.valueOf(ingest.detail("action"))).contains("DISCORD_BOT_TOKEN");
        }
    }

    @Test
    void healthWhenAnIntentIsNotAllowedSaysWhatToDo() {
        rig.close();
        var defaults = SimulatorOptions.defaults();
        rig = new Rig(
                folder.resolve("other"), defaults.withGateway(defaults.gateway().withPrivileged(Set.of())));
        try (var ingest = rig.startIngest("a", "guildwire.discord.intents=GUILD_MEMBERS")) {

            await().atMost(Ingest.PATIENCE)
                    .until(() -> ingest.health().getStatus().equals(Status.DOWN));

            assertThat(String.valueOf(ingest.detail("shard-0"))).contains("guildwire.discord.intents");
        }
    }

    @Test
    void healthWhenDiscordIsNotReachableYetIsDegradedUntilItIs() {
        rig.discord().fault("{\"type\":\"answer\",\"route\":\"GET /gateway/bot\",\"status\":503,\"times\":2}");
        try (var ingest = rig.startIngest("a")) {

            ingest.awaitReady(0);

            assertThat(ingest.health().getStatus()).isEqualTo(Status.UP);
        }
    }
}
