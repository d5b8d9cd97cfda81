package dev.guildwire.ingest.gateway;

import static dev.guildwire.ingest.gateway.DiscordSide.HARBOUR;
import static dev.guildwire.ingest.gateway.DiscordSide.LIGHTHOUSE;
import static dev.guildwire.ingest.gateway.DiscordSide.MIRA;
import static dev.guildwire.ingest.gateway.DiscordSide.SOL;
import static dev.guildwire.ingest.publish.TopicReader.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildwire.contracts.topic.Headers;
import dev.guildwire.simulator.SimulatorOptions;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of dispatches while Kafka is away.
class OutageIT {

    private static final int PER_SECOND = 100;

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

    @Test
    void dispatchesWhenKafkaIsAwayUnderLoadGoOutInOrderAfterwards() {
        try (var ingest = rig.startIngest("a").awaitReady(0)) {
            var run = rig.discord().startTraffic(HARBOUR, PER_SECOND, 8);
            await().until(() -> ingest.count("guildwire.publish.written") > PER_SECOND);
            rig.stopKafka();
            await().atMost(Ingest.PATIENCE)
                    .until(() -> ingest.outbox(0).startsWith("waiting for Kafka")
                            && ingest.gauge("guildwire.publish.spool.bytes") > 100_000);
            assertThat(ingest.health().getStatus()).isEqualTo(GatewayHealthIndicator.DEGRADED);
            rig.startKafka();

            var joins = rig.discord().awaitTraffic(run);

            try (var events = rig.events()) {
                assertThat(Rig.trafficOf(events, joins)).isEqualTo(Rig.upTo(joins));
            }
            await().atMost(Ingest.PATIENCE).until(() -> ingest.outbox(0).startsWith("waiting for acknowledgement"));
            assertThat(ingest.count("guildwire.publish.dropped")).isZero();
        }
    }

    @Test
    void dispatchesWhenTheSpoolIsFullAreDroppedAndTheGapIsTold() {
        try (var ingest =
                rig.startIngest("a", "guildwire.publish.spool.max-size=100KB").awaitReady(0)) {
            rig.discord().join(HARBOUR, MIRA, LIGHTHOUSE);
            await().until(() -> ingest.gauge("guildwire.publish.waiting") == 0);
            rig.stopKafka();
            var run = rig.discord().startTraffic(HARBOUR, PER_SECOND, 5);
            await().atMost(Ingest.PATIENCE).until(() -> ingest.outbox(0).contains("the spool is full"));
            rig.discord().leave(HARBOUR, MIRA);
            rig.discord().join(HARBOUR, SOL, LIGHTHOUSE);
            rig.discord().awaitTraffic(run);
            rig.startKafka();

            try (var events = rig.events()) {
                events.await(1, event -> Rig.name(event).equals("stream.gap"));
                await().atMost(Ingest.PATIENCE)
                        .untilAsserted(
                                () -> assertThat(Rig.inVoice(events, HARBOUR)).containsExactly(SOL));
            }
            assertThat(ingest.count("guildwire.publish.dropped")).isPositive();
        }
    }

    @Test
    void dispatchesWhenTheProcessDiesWithAFilledSpoolGoOutFirst() {
        try (var dying = rig.startProcess("a").awaitReady()) {
            rig.stopKafka();
            rig.discord().join(HARBOUR, MIRA, LIGHTHOUSE);
            rig.discord().join(HARBOUR, SOL, LIGHTHOUSE);
            await().atMost(Ingest.PATIENCE)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> rig.spooled("a").contains(SOL.toString()));
            dying.kill();
        }
        rig.startKafka();
        rig.discord().leave(HARBOUR, MIRA);

        try (var _ = rig.startIngest("a").awaitReady(0);
                var events = rig.events()) {

            assertThat(Rig.names(events, HARBOUR, 4))
                    .containsExactly("voice.joined", "voice.joined", "stream.gap", "voice.left");
            assertThat(events.await(2, event -> header(event, Headers.SYNTHETIC).isEmpty()))
                    .extracting(Rig::person)
                    .containsExactly(MIRA, SOL);
        }
    }
}
