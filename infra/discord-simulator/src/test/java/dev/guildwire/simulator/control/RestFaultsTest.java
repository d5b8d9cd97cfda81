package dev.guildwire.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.simulator.Seeded;
import dev.guildwire.simulator.Simulator;
import dev.guildwire.simulator.SimulatorOptions;
import dev.guildwire.simulator.TestClient;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Faults of REST, and what all faults have in common. Those of the gateway have a test of their own.
class RestFaultsTest {

    private static final String HARBOUR = "/guilds/" + Seeded.HARBOUR;

    private final Simulator simulator = Simulator.start(SimulatorOptions.defaults());
    private final TestClient client = new TestClient(simulator);

    @AfterEach
    void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 500, 502, 503})
    void routeWhenToldToFailDoesSoAsOftenAsItWasTold(int status) {
        client.fault("{\"type\":\"answer\",\"route\":\"GET /guilds/{guild_id}\",\"status\":%d,\"times\":2}"
                .formatted(status));

        assertThat(client.bot("GET", HARBOUR).statusCode()).isEqualTo(status);
        assertThat(client.bot("GET", HARBOUR).statusCode()).isEqualTo(status);
        assertThat(client.bot("GET", HARBOUR).statusCode()).isEqualTo(200);
        assertThat(client.state("faults").isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "*, true",
        "* /guilds/*, true",
        "GET *, true",
        "GET /guilds/{guild_id}/channels, true",
        "GET /guilds/" + Seeded.HARBOUR + "/channels, true",
        "POST /guilds/{guild_id}/channels, false",
        "GET /guilds/{guild_id}, false",
        "GET /guilds/" + Seeded.NIGHT_SHIFT + "/channels, false",
    })
    void faultWhenItNamesARouteCoversThatOne(String route, boolean covered) {
        client.fault("{\"type\":\"answer\",\"route\":\"%s\",\"status\":503}".formatted(route));

        assertThat(client.bot("GET", HARBOUR + "/channels").statusCode()).isEqualTo(covered ? 503 : 200);
    }

    @Test
    void routeWhenToldToFailChangesNothing() {
        client.fault("{\"type\":\"answer\",\"route\":\"*\",\"status\":502,\"times\":1}");

        client.bot("POST", HARBOUR + "/channels", "{\"name\":\"dinghy\"}");

        assertThat(client.bot("GET", HARBOUR + "/channels").body()).doesNotContain("dinghy");
    }

    @Test
    void unavailableWhenItSaysWhenToComeBackTellsSo() {
        client.fault("{\"type\":\"answer\",\"route\":\"*\",\"status\":503,\"retryAfter\":7}");

        assertThat(client.bot("GET", HARBOUR).headers().firstValue("retry-after"))
                .hasValue("7");
    }

    @Test
    void delayWhenSetComesAfterTheDeed() {
        client.fault("{\"type\":\"delay\",\"route\":\"POST *\",\"delayMs\":300,\"times\":1}");
        long before = System.nanoTime();

        var made = client.bot("POST", HARBOUR + "/roles", "{\"name\":\"Crew\"}");

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        assertThat(made.statusCode()).isEqualTo(200);
        assertThat(client.state("faults").isEmpty()).isTrue();
    }

    @Test
    void faultsWhenListedAreShownUntilCleared() {
        client.fault("[{\"type\":\"no-ack\"},{\"type\":\"answer\",\"route\":\"*\",\"status\":500,\"times\":5}]");

        var active = client.state("faults");
        client.control("DELETE", "faults", "");

        assertThat(active.valueStream().map(fault -> fault.path("type").asString()))
                .containsExactly("no-ack", "answer");
        assertThat(client.state("faults").isEmpty()).isTrue();
        assertThat(client.bot("GET", HARBOUR).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"type\":\"no-ack\"},{\"type\":\"nothing\"}]",
                "[{\"type\":\"no-ack\"},{\"type\":\"answer\",\"route\":\"*\",\"status\":99}]",
                "[{\"type\":\"no-ack\"},{\"type\":\"answer\",\"status\":500}]",
                "[{\"type\":\"no-ack\"},{\"type\":\"close\",\"code\":1006}]",
                "[{\"type\":\"no-ack\"},{\"type\":\"no-hello\",\"tiems\":2}]",
            })
    void faultsWhenOneIsWrongDoNotHappenAtAll(String faults) {
        assertThat(client.control("POST", "faults", faults).statusCode()).isEqualTo(400);
        assertThat(client.state("faults").isEmpty()).isTrue();
    }
}
