package dev.guildwire.simulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.simulator.RawGateway;
import dev.guildwire.simulator.Seeded;
import dev.guildwire.simulator.Simulator;
import dev.guildwire.simulator.SimulatorOptions;
import dev.guildwire.simulator.TestClient;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How a session begins, and why it does not.
class HandshakeTest {

    private Simulator simulator = Simulator.start(SimulatorOptions.defaults());

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void openWhenConnectedSaysHello() {
        try (var gateway = RawGateway.connect(simulator)) {
            var hello = gateway.next();

            assertThat(hello.path("op").asInt()).isEqualTo(10);
            assertThat(hello.path("d").path("heartbeat_interval").asInt()).isEqualTo(41_250);
            assertThat(hello.path("s").isNull()).isTrue();
        }
    }

    @Test
    void identifyWhenSentBeforeHelloIsTaken() {
        try (var gateway = RawGateway.connect(simulator)) {
            gateway.identify(RawGateway.VOICE, 0, 1);

            assertThat(gateway.next("READY").path("s").asInt()).isEqualTo(1);
        }
    }

    /// eris 0.18.0 sends it so, and Discord takes it.
    @Test
    void identifyWhenTheTokenHasThePrefixOfRestIsTaken() {
        try (var gateway = RawGateway.connect(simulator)) {
            gateway.identify("Bot " + simulator.options().application().botToken(), RawGateway.VOICE, 0, 1);

            assertThat(gateway.next("READY").path("d").path("session_id").asString())
                    .isNotEmpty();
        }
    }

    @Test
    void readyWhenIdentifiedIsFollowedByEachGuild() {
        try (var gateway = RawGateway.identified(simulator, RawGateway.VOICE)) {
            var ready = gateway.next("READY").path("d");
            var guild = gateway.next("GUILD_CREATE");

            assertThat(ready.path("user").path("id").asString()).isEqualTo(Seeded.BOT);
            assertThat(ready.path("guilds").path(0).path("unavailable").asBoolean())
                    .isTrue();
            assertThat(ready.path("resume_gateway_url").asString()).startsWith(simulator.gatewayUrl());
            assertThat(guild.path("s").asInt()).isEqualTo(2);
            assertThat(guild.path("d").path("id").asString()).isEqualTo(Seeded.HARBOUR);
            assertThat(gateway.next("GUILD_CREATE").path("d").path("id").asString())
                    .isEqualTo(Seeded.NIGHT_SHIFT);
        }
    }

    @Test
    void guildCreateWhenPresencesAreNotAskedForListsTheBotAndWhoIsInVoice() {
        new TestClient(simulator).join(Seeded.HARBOUR, Seeded.MIRA, Seeded.PIER);

        try (var gateway = RawGateway.identified(simulator, RawGateway.VOICE)) {
            var guild = gateway.next("GUILD_CREATE").path("d");

            assertThat(guild.path("members").findValuesAsString("id")).containsExactly(Seeded.MIRA, Seeded.BOT);
            assertThat(guild.path("voice_states").findValuesAsString("user_id")).containsExactly(Seeded.MIRA);
            assertThat(guild.path("member_count").asInt()).isEqualTo(9);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "128, 0, 1, wrong-token, 4004",
        "128, 1, 1, '', 4010",
        "128, -1, 1, '', 4010",
        "268435456, 0, 1, '', 4013",
        "2, 0, 1, '', 4014",
    })
    void identifyWhenWrongIsRefused(long intents, int shard, int shards, String token, int code) {
        restart(SimulatorOptions.defaults()
                .withGateway(GatewayOptions.defaults().withPrivileged(Set.of())));
        try (var gateway = RawGateway.connect(simulator)) {
            var known = simulator.options().application().botToken();

            gateway.identify(token.isEmpty() ? known : token, intents, shard, shards);

            assertThat(gateway.closeCode()).isEqualTo(code);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"op\":8,\"d\":{\"guild_id\":\"1\",\"query\":\"\",\"limit\":0}} | 4003",
                "{\"op\":3,\"d\":{}} | 4003",
                "{\"op\":99} | 4001",
                "not json | 4002",
                "{\"d\":1} | 4002",
                "{\"op\":2,\"d\":{}} | 4002",
            })
    void frameWhenItMakesNoSenseEndsTheConnection(String frame, int code) {
        try (var gateway = RawGateway.connect(simulator)) {
            gateway.send(frame);

            assertThat(gateway.closeCode()).isEqualTo(code);
        }
    }

    @Test
    void frameWhenLongerThanAllowedEndsTheConnection() {
        try (var gateway = RawGateway.connect(simulator)) {
            gateway.send("{\"op\":1,\"d\":\"" + "x".repeat(4096) + "\"}");

            assertThat(gateway.closeCode()).isEqualTo(4002);
        }
    }

    @Test
    void identifyWhenSentTwiceEndsTheConnection() {
        try (var gateway = RawGateway.identified(simulator, RawGateway.VOICE)) {
            gateway.identify(RawGateway.VOICE, 0, 1);

            assertThat(gateway.closeCode()).isEqualTo(4005);
        }
    }

    @Test
    void framesWhenTooManyInAMinuteEndTheConnection() {
        try (var gateway = RawGateway.connect(simulator)) {
            for (int i = 0; i <= FrameBudget.MAX_FRAMES; i++) {
                gateway.send("{\"op\":1,\"d\":null}");
            }

            assertThat(gateway.closeCode()).isEqualTo(4008);
        }
    }

    @ParameterizedTest
    @CsvSource({"?v=5&encoding=json, 4012", "?v=10&encoding=etf, 4002"})
    void openWhenTheDialectIsUnknownEndsTheConnection(String query, int code) {
        try (var gateway = RawGateway.connect(simulator, query)) {
            assertThat(gateway.closeCode()).isEqualTo(code);
        }
    }

    @Test
    void heartbeatWhenSentIsAcknowledged() {
        try (var gateway = RawGateway.connect(simulator)) {
            gateway.next(10);

            gateway.send("{\"op\":1,\"d\":null}");

            assertThat(gateway.next().path("op").asInt()).isEqualTo(11);
        }
    }

    @Test
    void connectionWhenItDoesNotHeartbeatTimesOut() {
        restart(SimulatorOptions.defaults()
                .withGateway(GatewayOptions.defaults().withHeartbeatInterval(Duration.ofMillis(200))));
        try (var gateway = RawGateway.connect(simulator)) {
            assertThat(gateway.closeCode()).isEqualTo(4009);
        }
    }

    @Test
    void identifyWhenConcurrencyIsUsedUpHasToWait() {
        try (var first = RawGateway.identified(simulator, RawGateway.VOICE);
                var second = RawGateway.connect(simulator)) {
            first.next("READY");
            second.next(10);

            second.identify(RawGateway.VOICE, 0, 1);

            assertThat(second.next().path("op").asInt()).isEqualTo(9);
        }
    }

    @Test
    void identifyWhenTheDayIsUsedUpEndsAllSessions() {
        restart(SimulatorOptions.defaults()
                .withGateway(GatewayOptions.defaults()
                        .withIdentifyInterval(Duration.ZERO)
                        .withIdentifiesPerDay(1)));
        try (var first = RawGateway.identified(simulator, RawGateway.VOICE);
                var second = RawGateway.connect(simulator)) {
            first.next("READY");

            second.identify(RawGateway.VOICE, 0, 1);

            assertThat(first.closeCode()).isEqualTo(4004);
            assertThat(second.closeCode()).isEqualTo(4004);
        }
    }

    private void restart(SimulatorOptions options) {
        simulator.close();
        simulator = Simulator.start(options);
    }
}
