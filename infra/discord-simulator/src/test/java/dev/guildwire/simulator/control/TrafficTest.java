package dev.guildwire.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildwire.simulator.RawGateway;
import dev.guildwire.simulator.Seeded;
import dev.guildwire.simulator.Simulator;
import dev.guildwire.simulator.SimulatorOptions;
import dev.guildwire.simulator.TestClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Synthetic load.
class TrafficTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Simulator simulator = Simulator.start(SimulatorOptions.defaults());
    private final TestClient client = new TestClient(simulator);

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void runWhenFollowedDispatchesEachJoinWithItsTimeAndNumber() {
        try (var gateway = RawGateway.identified(simulator, RawGateway.VOICE)) {
            gateway.next("GUILD_CREATE");
            gateway.next("GUILD_CREATE");

            var run = start("{\"guildId\":\"%s\",\"perSecond\":100,\"seconds\":1,\"people\":10}");

            var seen = new ArrayList<JsonNode>();
            while (seen.size() < 100) {
                seen.add(gateway.next("VOICE_STATE_UPDATE").path("d"));
            }
            var joins = seen.stream()
                    .filter(state -> !state.path("channel_id").isNull())
                    .map(state ->
                            state.path("member").path("user").path("username").asString())
                    .toList();
            assertThat(joins).allMatch(name -> name.matches("T@[0-9]{19}#[0-9]+"));
            assertThat(numbers(joins))
                    .isEqualTo(IntStream.range(0, joins.size()).boxed().toList());
            await().atMost(PATIENCE).until(() -> state(run).path("done").asBoolean());
            assertThat(state(run).path("sent").asInt()).isEqualTo(100);
            assertThat(state(run).path("joins").asInt()).isEqualTo(joins.size());
        }
    }

    @Test
    void runWhenOverLeavesNobodyBehind() {
        var run = start("{\"guildId\":\"%s\",\"perSecond\":50,\"seconds\":1}");

        await().atMost(PATIENCE).until(() -> state(run).path("done").asBoolean());

        assertThat(client.state("people").size()).isEqualTo(12);
        assertThat(client.state("guilds/" + Seeded.HARBOUR).path("voiceStates").isEmpty())
                .isTrue();
    }

    @Test
    void runWhenStoppedEndsBeforeItsTime() {
        var run = start("{\"guildId\":\"%s\",\"perSecond\":10,\"seconds\":3600}");

        assertThat(client.control("DELETE", "traffic/" + run, "").statusCode()).isEqualTo(204);

        assertThat(state(run).path("done").asBoolean()).isTrue();
        assertThat(state(run).path("sent").asInt()).isLessThan(36_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"guildId\":\"%s\",\"perSecond\":0,\"seconds\":1}",
                "{\"guildId\":\"%s\",\"perSecond\":10}",
                "{\"guildId\":\"%s\",\"perSecond\":\"10\",\"seconds\":1}",
                "{\"guildId\":\"%s\",\"perSecond\":10,\"seconds\":1,\"people\":0}",
                "{\"perSecond\":10,\"seconds\":1}",
            })
    void runWhenItsPlanIsWrongIsRefused(String plan) {
        assertThat(client.control("POST", "traffic", plan.formatted(Seeded.HARBOUR))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void runWhenUnknownIsNotFound() {
        assertThat(client.control("GET", "traffic/1", "").statusCode()).isEqualTo(404);
        assertThat(client.control("POST", "traffic", "{\"guildId\":\"1\",\"perSecond\":1,\"seconds\":1}")
                        .statusCode())
                .isEqualTo(404);
    }

    private String start(String plan) {
        return TestClient.json(client.control("POST", "traffic", plan.formatted(Seeded.HARBOUR)))
                .path("id")
                .asString();
    }

    private JsonNode state(String run) {
        return client.state("traffic/" + run);
    }

    private static List<Integer> numbers(List<String> names) {
        return names.stream()
                .map(name -> Integer.valueOf(name.substring(name.indexOf('#') + 1)))
                .toList();
    }
}
