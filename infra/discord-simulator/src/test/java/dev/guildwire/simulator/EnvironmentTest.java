package dev.guildwire.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentTest {

    @Test
    void optionsWhenNothingIsSetAreTheDefaultsOnPort8090() {
        var options = Environment.read(Map.of());

        assertThat(options.port()).isEqualTo(8090);
        assertThat(options.host()).isEqualTo("127.0.0.1");
        assertThat(options.application()).isEqualTo(SimulatorOptions.defaults().application());
        assertThat(options.rateLimits()).isEqualTo(SimulatorOptions.defaults().rateLimits());
    }

    @Test
    void optionsWhenSetAreTaken() {
        var options = Environment.read(Map.ofEntries(
                Map.entry("SIMULATOR_PORT", "7000"),
                Map.entry("SERVER_PORT", "7001"),
                Map.entry("DISCORD_BOT_TOKEN", "bot"),
                Map.entry("DISCORD_CLIENT_ID", "5"),
                Map.entry("DISCORD_CLIENT_SECRET", "hush"),
                Map.entry("SIMULATOR_SHARDS", "3"),
                Map.entry("SIMULATOR_HEARTBEAT_MS", "1500"),
                Map.entry("SIMULATOR_RATE_LIMITS", "false"),
                Map.entry("SIMULATOR_TOKEN_SECONDS", "60"),
                Map.entry("SIMULATOR_REDIRECT_URIS", "https://a.example/x,https://b.example/y")));

        assertThat(options.port()).isEqualTo(7000);
        assertThat(options.application().clientId()).isEqualTo("5");
        assertThat(options.application().clientSecret()).isEqualTo("hush");
        assertThat(options.application().botToken()).isEqualTo("bot");
        assertThat(options.gateway().shards()).isEqualTo(3);
        assertThat(options.gateway().heartbeatInterval()).isEqualTo(Duration.ofMillis(1500));
        assertThat(options.rateLimits().enabled()).isFalse();
        assertThat(options.oauth().tokenLifetime()).isEqualTo(Duration.ofMinutes(1));
        assertThat(options.oauth().redirectUris())
                .containsExactlyInAnyOrder("https://a.example/x", "https://b.example/y");
    }

    @Test
    void optionsWhenANumberIsNoneNameTheVariable() {
        assertThatThrownBy(() -> Environment.read(Map.of("SIMULATOR_SHARDS", "many")))
                .hasMessageContaining("SIMULATOR_SHARDS");
    }
}
