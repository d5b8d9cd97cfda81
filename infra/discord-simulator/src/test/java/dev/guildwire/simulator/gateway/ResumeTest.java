package dev.guildwire.simulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildwire.simulator.RawGateway;
import dev.guildwire.simulator.Seeded;
import dev.guildwire.simulator.Simulator;
import dev.guildwire.simulator.SimulatorOptions;
import dev.guildwire.simulator.TestClient;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Sessions outlive their connections.
class ResumeTest {

    private Simulator simulator = Simulator.start(SimulatorOptions.defaults());
    private TestClient client = new TestClient(simulator);

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void resumeWhenDispatchesWereMissedReplaysThemInOrder() {
        var session = begin();

        client.join(Seeded.HARBOUR, Seeded.MIRA, Seeded.PIER);
        client.leave(Seeded.HARBOUR, Seeded.MIRA);

        try (var gateway = resumed(session, 3)) {
            var joined = gateway.next("VOICE_STATE_UPDATE");
            var left = gateway.next("VOICE_STATE_UPDATE");
            var end = gateway.next("RESUMED");
            assertThat(joined.path("s").asInt()).isEqualTo(4);
            assertThat(joined.path("d").path("channel_id").asString()).isEqualTo(Seeded.PIER);
            assertThat(left.path("s").asInt()).isEqualTo(5);
            assertThat(left.path("d").path("channel_id").isNull()).isTrue();
            assertThat(end.path("s").asInt()).isEqualTo(6);
        }
    }

    @Test
    void resumeWhenAtTheResumeUrlGoesOnWithNewDispatches() {
        String url;
        String session;
        try (var gateway = RawGateway.identified(simulator, RawGateway.VOICE)) {
            var ready = gateway.next("READY").path("d");
            url = ready.path("resume_gateway_url").asString();
            session = ready.path("session_id").asString();
        }

        try (var gateway = RawGateway.at(simulator, url + "?v=10&encoding=json")) {
            gateway.resume(session, 3);
            gateway.next("RESUMED");
            client.join(Seeded.HARBOUR, Seeded.MIRA, Seeded.PIER);

            assertThat(gateway.next("VOICE_STATE_UPDATE").path("s").asInt()).isEqualTo(5);
        }
    }

    @Test
    void resumeWhenTheSessionIsUnknownIsInvalid() {
        try (var gateway = resumed("nobody", 1)) {
            var invalid = gateway.next(9);

            assertThat(invalid.path("d").asBoolean()).isFalse();
        }
    }

    @Test
    void resumeWhenTheSequenceIsAheadIsRefused() {
        var session = begin();

        try (var gateway = resumed(session, 99)) {
            assertThat(gateway.closeCode()).isEqualTo(4007);
        }
    }

    @Test
    void resumeWhenTooMuchWasMissedIsInvalid() {
        restart(GatewayOptions.defaults().withResume(Duration.ofMinutes(1), 2));
        var session = begin();
        client.join(Seeded.HARBOUR, Seeded.MIRA, Seeded.PIER);

        try (var gateway = resumed(session, 1)) {
            assertThat(gateway.next(9).path("d").asBoolean()).isFalse();
        }
    }

    @Test
    void sessionWhenItsClientDoesNotComeBackIsForgotten() {
        restart(GatewayOptions.defaults().withResume(Duration.ofMillis(50), 100));

        begin();

        await().until(() -> client.state("sessions").isEmpty());
    }

    @Test
    void sessionWhenItsClientClosesNormallyIsForgotten() {
        try (var gateway = RawGateway.identified(simulator, RawGateway.VOICE)) {
            gateway.next("READY");

            gateway.close(1000);

            await().until(() -> client.state("sessions").isEmpty());
        }
    }

    @Test
    void resumeWhenTheOldConnectionIsStillThereTakesItsPlace() {
        try (var old = RawGateway.identified(simulator, RawGateway.VOICE)) {
            var session = old.next("READY").path("d").path("session_id").asString();

            try (var gateway = resumed(session, 1)) {
                gateway.next("RESUMED");

                assertThat(old.closeCode()).isEqualTo(4000);
                assertThat(client.state("sessions").path(0).path("connected").asBoolean())
                        .isTrue();
            }
        }
    }

    /// A session of GUILDS and voice states whose connection broke after READY and both guilds.
    private String begin() {
        try (var gateway = RawGateway.identified(simulator, RawGateway.VOICE)) {
            var session = gateway.next("READY").path("d").path("session_id").asString();
            gateway.next("GUILD_CREATE");
            gateway.next("GUILD_CREATE");
            gateway.abort();
            return session;
        }
    }

    private RawGateway resumed(String session, long seq) {
        var gateway = RawGateway.connect(simulator);
        gateway.next(10);
        gateway.resume(session, seq);
        return gateway;
    }

    private void restart(GatewayOptions options) {
        simulator.close();
        simulator = Simulator.start(SimulatorOptions.defaults().withGateway(options));
        client = new TestClient(simulator);
    }
}
