package dev.guildwire.simulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildwire.simulator.RawGateway;
import dev.guildwire.simulator.Seeded;
import dev.guildwire.simulator.Simulator;
import dev.guildwire.simulator.SimulatorOptions;
import dev.guildwire.simulator.TestClient;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What goes wrong when it is told to.
class GatewayFaultsTest {

    private final Simulator simulator = Simulator.start(SimulatorOptions.defaults());
    private final TestClient client = new TestClient(simulator);

    @AfterEach
    void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"drop-socket\"} | 1006",
                "{\"type\":\"close\",\"code\":4000} | 4000",
                "{\"type\":\"close\",\"code\":1001,\"reason\":\"bye\"} | 1001",
            })
    void connectionWhenToldToEndEnds(String fault, int code) {
        try (var gateway = begun()) {
            client.fault(fault);

            assertThat(gateway.closeCode()).isEqualTo(code);
        }
    }

    @Test
    void connectionWhenItIsOfAnotherShardIsSpared() {
        try (var gateway = begun()) {
            client.fault("{\"type\":\"drop-socket\",\"shard\":1}");

            assertThat(gateway.soFar()).isEmpty();
        }
    }

    @Test
    void reconnectWhenToldIsAskedFor() {
        try (var gateway = begun()) {
            client.fault("{\"type\":\"reconnect\"}");

            assertThat(gateway.next().path("op").asInt()).isEqualTo(7);
        }
    }

    @Test
    void invalidSessionWhenNotResumableForgetsTheSession() {
        try (var gateway = begun()) {
            client.fault("{\"type\":\"invalid-session\",\"resumable\":false}");

            assertThat(gateway.next(9).path("d").asBoolean()).isFalse();
            assertThat(client.state("sessions").isEmpty()).isTrue();
        }
    }

    @Test
    void invalidSessionWhenResumableKeepsTheSession() {
        try (var gateway = begun()) {
            client.fault("{\"type\":\"invalid-session\",\"resumable\":true}");

            assertThat(gateway.next(9).path("d").asBoolean()).isTrue();
            assertThat(client.state("sessions").size()).isEqualTo(1);
        }
    }

    @Test
    void heartbeatWhenAcksAreOffIsNotAnswered() {
        try (var gateway = begun()) {
            client.fault("{\"type\":\"no-ack\",\"times\":1}");

            gateway.send("{\"op\":1,\"d\":1}");

            // The second heartbeat is answered, and only it.
            assertThat(gateway.soFar()).isEmpty();
            assertThat(gateway.soFar()).isEmpty();
        }
    }

    @Test
    void helloWhenOffDoesNotCome() {
        client.fault("{\"type\":\"no-hello\"}");
        try (var gateway = RawGateway.connect(simulator)) {
            gateway.identify(RawGateway.VOICE, 0, 1);

            assertThat(gateway.next().path("t").asString()).isEqualTo("READY");
        }
    }

    @Test
    void resumeUrlWhenDeadTakesNobodyWhileTheGatewayDoes() {
        client.fault("{\"type\":\"dead-resume-url\"}");
        var url = simulator.gatewayUrl() + "/resume";

        assertThatThrownBy(() -> RawGateway.at(simulator, url)).hasStackTraceContaining("503");
        RawGateway.connect(simulator).close();
    }

    @Test
    void gatewayWhenRefusedTakesNobodyUntilCleared() {
        client.fault("{\"type\":\"refuse-gateway\"}");
        assertThatThrownBy(() -> RawGateway.connect(simulator)).hasStackTraceContaining("503");

        client.control("DELETE", "faults", "");

        RawGateway.connect(simulator).close();
    }

    @Test
    void dispatchWhenDuplicatedComesAgainWithItsNumber() {
        try (var gateway = begun()) {
            client.join(Seeded.HARBOUR, Seeded.MIRA, Seeded.PIER);
            client.fault("{\"type\":\"duplicate-dispatch\"}");

            var frames = gateway.soFar();

            assertThat(frames).hasSize(2);
            assertThat(frames.getFirst()).isEqualTo(frames.getLast());
        }
    }

    @Test
    void dispatchWhenReorderedComesAfterTheNext() {
        try (var gateway = begun()) {
            client.fault("{\"type\":\"reorder-dispatch\",\"times\":1}");

            client.join(Seeded.HARBOUR, Seeded.MIRA, Seeded.PIER);
            client.leave(Seeded.HARBOUR, Seeded.MIRA);

            assertThat(numbers(gateway)).containsExactly(5, 4);
        }
    }

    @Test
    void dispatchWhenLostLeavesAGap() {
        try (var gateway = begun()) {
            client.fault("{\"type\":\"lose-dispatch\",\"times\":1}");

            client.join(Seeded.HARBOUR, Seeded.MIRA, Seeded.PIER);
            client.leave(Seeded.HARBOUR, Seeded.MIRA);

            assertThat(numbers(gateway)).containsExactly(5);
        }
    }

    @Test
    void rawFrameWhenGivenIsSentAsItIs() {
        try (var gateway = begun()) {
            client.fault("[{\"type\":\"raw\",\"payload\":\"{broken\"},{\"type\":\"raw\",\"payload\":{\"op\":77}}]");

            assertThat(gateway.next().path("broken").asString()).isEqualTo("{broken");
            assertThat(gateway.next().path("op").asInt()).isEqualTo(77);
        }
    }

    @Test
    void guildWhenUnavailableIsSilentUntilItIsBack() {
        try (var gateway = begun()) {
            client.fault("{\"type\":\"guild-unavailable\",\"guildId\":\"%s\"}".formatted(Seeded.HARBOUR));
            client.join(Seeded.HARBOUR, Seeded.MIRA, Seeded.PIER);
            client.fault("{\"type\":\"guild-available\",\"guildId\":\"%s\"}".formatted(Seeded.HARBOUR));

            var frames = gateway.soFar();

            assertThat(frames).extracting(f -> f.path("t").asString()).containsExactly("GUILD_DELETE", "GUILD_CREATE");
            assertThat(frames.getFirst().path("d").path("unavailable").asBoolean())
                    .isTrue();
            assertThat(frames.getLast().path("d").path("voice_states").size()).isEqualTo(1);
        }
    }

    @Test
    void guildWhenLateComesAfterItsDelayOrNever() {
        client.fault("{\"type\":\"late-guild\",\"guildId\":\"%s\",\"delayMs\":100}".formatted(Seeded.HARBOUR));
        client.fault("{\"type\":\"late-guild\",\"guildId\":\"%s\"}".formatted(Seeded.NIGHT_SHIFT));
        try (var gateway = RawGateway.identified(simulator, RawGateway.VOICE)) {
            gateway.next("READY");
            assertThat(gateway.soFar()).isEmpty();

            assertThat(gateway.next("GUILD_CREATE").path("d").path("id").asString())
                    .isEqualTo(Seeded.HARBOUR);
            assertThat(gateway.soFar()).isEmpty();
        }
    }

    @Test
    void chunkWhenLateComesAfterItsDelay() {
        client.fault("{\"type\":\"late-chunk\",\"delayMs\":100}");
        try (var gateway = begun()) {
            gateway.send("{\"op\":8,\"d\":{\"guild_id\":\"%s\",\"user_ids\":[]}}".formatted(Seeded.HARBOUR));

            assertThat(gateway.soFar()).isEmpty();
            gateway.next("GUILD_MEMBERS_CHUNK");
        }
    }

    /// A session that has got READY and its guilds: three dispatches.
    private RawGateway begun() {
        var gateway = RawGateway.identified(simulator, RawGateway.VOICE);
        gateway.next("READY");
        gateway.soFar();
        return gateway;
    }

    private static List<Integer> numbers(RawGateway gateway) {
        return gateway.soFar().stream().map(f -> f.path("s").asInt()).toList();
    }
}
