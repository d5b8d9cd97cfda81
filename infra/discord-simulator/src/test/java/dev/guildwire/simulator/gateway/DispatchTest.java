package dev.guildwire.simulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.simulator.RawGateway;
import dev.guildwire.simulator.Seeded;
import dev.guildwire.simulator.Simulator;
import dev.guildwire.simulator.SimulatorOptions;
import dev.guildwire.simulator.TestClient;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// What sessions are told, and which of them.
class DispatchTest {

    private static final String HARBOUR = "guilds/" + Seeded.HARBOUR;
    private static final long ALL = 0x331FFFF;

    private Simulator simulator;
    private TestClient client;

    @BeforeEach
    void start() {
        var gateway = GatewayOptions.defaults().withIdentifyInterval(Duration.ZERO);
        simulator = Simulator.start(SimulatorOptions.defaults().withGateway(gateway));
        client = new TestClient(simulator);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void voiceStateWhenAPersonLeavesCarriesGuildAndMember() {
        client.join(Seeded.HARBOUR, Seeded.MIRA, Seeded.PIER);
        try (var gateway = RawGateway.identified(simulator, RawGateway.VOICE)) {
            gateway.next("READY");

            client.leave(Seeded.HARBOUR, Seeded.MIRA);

            var state = gateway.next("VOICE_STATE_UPDATE").path("d");
            assertThat(state.path("guild_id").asString()).isEqualTo(Seeded.HARBOUR);
            assertThat(state.path("channel_id").isNull()).isTrue();
            assertThat(state.path("member").path("user").path("username").asString())
                    .isEqualTo("mira.lund");
        }
    }

    @Test
    void voiceStateWhenAPersonMovesBetweenGuildsIsALeaveAndAJoin() {
        client.join(Seeded.HARBOUR, Seeded.SOL, Seeded.PIER);
        try (var gateway = RawGateway.identified(simulator, RawGateway.VOICE)) {
            gateway.next("READY");

            client.join(Seeded.NIGHT_SHIFT, Seeded.SOL, Seeded.ROOFTOP);

            var left = gateway.next("VOICE_STATE_UPDATE").path("d");
            var joined = gateway.next("VOICE_STATE_UPDATE").path("d");
            assertThat(left.path("guild_id").asString()).isEqualTo(Seeded.HARBOUR);
            assertThat(left.path("channel_id").isNull()).isTrue();
            assertThat(joined.path("channel_id").asString()).isEqualTo(Seeded.ROOFTOP);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, CHANNEL_CREATE CHANNEL_DELETE GUILD_ROLE_CREATE GUILD_ROLE_DELETE",
        "2, GUILD_MEMBER_ADD GUILD_MEMBER_UPDATE GUILD_MEMBER_REMOVE",
        "4, GUILD_BAN_ADD GUILD_BAN_REMOVE",
        "128, VOICE_STATE_UPDATE VOICE_STATE_UPDATE",
        "512, MESSAGE_CREATE",
        "0, ''",
    })
    void sessionWhenItAsksForAnIntentIsToldOnlyItsEvents(long intents, String types) {
        try (var gateway = RawGateway.identified(simulator, intents)) {
            gateway.next("READY");
            gateway.soFar();

            doALittleOfEverything();

            var expected = types.isEmpty() ? List.<String>of() : List.of(types.split(" "));
            assertThat(gateway.soFar()).extracting(f -> f.path("t").asString()).containsExactlyElementsOf(expected);
        }
    }

    @Test
    void sessionWhenItAsksForEverythingIsToldInOrderWithoutAGap() {
        try (var gateway = RawGateway.identified(simulator, ALL)) {
            gateway.next("READY");

            doALittleOfEverything();

            var numbers = gateway.soFar().stream().map(f -> f.path("s").asInt()).toList();
            assertThat(numbers).hasSizeGreaterThan(10).isSorted().first().isEqualTo(2);
            assertThat(numbers.getLast()).isEqualTo(numbers.size() + 1);
        }
    }

    @Test
    void channelWhenDeletedEmptiesItselfAfterwards() {
        client.join(Seeded.HARBOUR, Seeded.MIRA, Seeded.PIER);
        try (var gateway = RawGateway.identified(simulator, RawGateway.VOICE)) {
            gateway.next("READY");
            gateway.soFar();

            client.control("DELETE", HARBOUR + "/channels/" + Seeded.PIER, "");

            assertThat(gateway.soFar())
                    .extracting(f -> f.path("t").asString())
                    .containsExactly("CHANNEL_DELETE", "VOICE_STATE_UPDATE");
        }
    }

    @Test
    void messageWhenContentIsNotAskedForComesEmptyUnlessTheBotWroteIt() {
        try (var gateway = RawGateway.identified(simulator, 512)) {
            gateway.next("READY");

            write("hello");
            client.bot("POST", "/channels/" + Seeded.GENERAL + "/messages", "{\"content\":\"mine\"}");

            assertThat(gateway.next("MESSAGE_CREATE").path("d").path("content").asString())
                    .isEmpty();
            assertThat(gateway.next("MESSAGE_CREATE").path("d").path("content").asString())
                    .isEqualTo("mine");
        }
    }

    @Test
    void messageWhenContentIsAskedForComesWhole() {
        try (var gateway = RawGateway.identified(simulator, 512 | 1 << 15)) {
            gateway.next("READY");

            write("hello");

            assertThat(gateway.next("MESSAGE_CREATE").path("d").path("content").asString())
                    .isEqualTo("hello");
        }
    }

    @Test
    void shardsWhenThereAreTwoEachHaveTheirGuilds() {
        try (var even = RawGateway.connect(simulator);
                var odd = RawGateway.connect(simulator)) {
            even.identify(RawGateway.VOICE, 0, 2);
            odd.identify(RawGateway.VOICE, 1, 2);

            assertThat(guildsOf(even.next("READY"))).containsExactly(Seeded.HARBOUR);
            assertThat(guildsOf(odd.next("READY"))).containsExactly(Seeded.NIGHT_SHIFT);
            client.join(Seeded.NIGHT_SHIFT, Seeded.SOL, Seeded.ROOFTOP);

            odd.next("VOICE_STATE_UPDATE");
            assertThat(even.soFar()).noneMatch(f -> f.path("t").asString().equals("VOICE_STATE_UPDATE"));
        }
    }

    @Test
    void sessionsWhenTwoShareAShardAreBothTold() {
        try (var one = RawGateway.identified(simulator, RawGateway.VOICE);
                var other = RawGateway.identified(simulator, RawGateway.VOICE)) {
            one.next("READY");
            other.next("READY");

            client.join(Seeded.HARBOUR, Seeded.MIRA, Seeded.PIER);

            assertThat(one.next("VOICE_STATE_UPDATE").path("d"))
                    .isEqualTo(other.next("VOICE_STATE_UPDATE").path("d"));
        }
    }

    @Test
    void botWhenItLeavesAndComesBackIsToldOfTheGuild() {
        try (var gateway = RawGateway.identified(simulator, 1)) {
            gateway.next("READY");
            gateway.soFar();

            client.control("DELETE", HARBOUR + "/members/" + Seeded.BOT, "");
            client.control("PUT", HARBOUR + "/members/" + Seeded.BOT, "");

            var gone = gateway.next("GUILD_DELETE").path("d");
            assertThat(gone.path("id").asString()).isEqualTo(Seeded.HARBOUR);
            assertThat(gone.has("unavailable")).isFalse();
            assertThat(gateway.next("GUILD_CREATE").path("d").path("id").asString())
                    .isEqualTo(Seeded.HARBOUR);
        }
    }

    private void doALittleOfEverything() {
        var channel = client.control("POST", HARBOUR + "/channels", "{\"name\":\"New\"}");
        client.control(
                "DELETE",
                HARBOUR + "/channels/" + TestClient.json(channel).path("id").asString(),
                "");
        var role = TestClient.json(client.control("POST", HARBOUR + "/roles", "{\"name\":\"New\"}"));
        client.control("DELETE", HARBOUR + "/roles/" + role.path("id").asString(), "");
        client.control("PUT", HARBOUR + "/members/" + Seeded.IVO, "");
        client.control("PUT", HARBOUR + "/members/" + Seeded.IVO + "/roles/" + Seeded.REGULAR, "");
        client.join(Seeded.HARBOUR, Seeded.IVO, Seeded.PIER);
        client.control("PUT", HARBOUR + "/bans/" + Seeded.IVO, "");
        client.control("DELETE", HARBOUR + "/bans/" + Seeded.IVO, "");
        write("hello");
    }

    private void write(String content) {
        var body = "{\"userId\":\"%s\",\"content\":\"%s\"}".formatted(Seeded.MIRA, content);
        client.control("POST", HARBOUR + "/channels/" + Seeded.GENERAL + "/messages", body);
    }

    private static List<String> guildsOf(JsonNode ready) {
        return ready.path("d").path("guilds").findValuesAsString("id");
    }
}
