package dev.guildwire.simulator.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.simulator.Simulator;
import dev.guildwire.simulator.SimulatorOptions;
import dev.guildwire.simulator.TestClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTest {

    private static final Simulator SIMULATOR = Simulator.start(SimulatorOptions.defaults());

    private final TestClient client = new TestClient(SIMULATOR);

    @AfterAll
    static void stop() {
        SIMULATOR.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/, text/html",
        "/assets/page.js, text/javascript",
        "/assets/view.js, text/javascript",
        "/assets/control.js, text/javascript",
        "/assets/style.css, text/css",
        "/assets/icon.svg, image/svg+xml",
    })
    void fileWhenAskedForComesWithItsTypeAndAPolicy(String path, String type) {
        var response = client.send("GET", path, "");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type").orElse("")).startsWith(type);
        assertThat(response.headers().firstValue("content-security-policy").orElse(""))
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(response.headers().firstValue("x-content-type-options")).hasValue("nosniff");
    }

    @Test
    void fileWhenUnknownIsNotFound() {
        assertThat(client.send("GET", "/assets/../Simulator.class", "").statusCode())
                .isBetween(400, 404);
        assertThat(client.send("GET", "/nothing", "").statusCode()).isEqualTo(404);
    }
}
