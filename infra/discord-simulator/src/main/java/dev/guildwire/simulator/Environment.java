package dev.guildwire.simulator;

import dev.guildwire.simulator.gateway.GatewayOptions;
import dev.guildwire.simulator.oauth.OAuthOptions;
import dev.guildwire.simulator.rest.RateLimitOptions;
import dev.guildwire.simulator.world.Application;
import dev.guildwire.simulator.world.Seed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The environment variables of the program. An empty one counts as missing.
final class Environment {

    private static final int DEFAULT_PORT = 8090;

    private final Map<String, String> variables;
    private final SimulatorOptions defaults = SimulatorOptions.defaults();

    private Environment(Map<String, String> variables) {
        this.variables = variables;
    }

    static SimulatorOptions read(Map<String, String> variables) {
        return new Environment(variables).options();
    }

    private SimulatorOptions options() {
        int port = number("SIMULATOR_PORT", number("SERVER_PORT", DEFAULT_PORT));
        return defaults.withAddress(text("SIMULATOR_HOST", defaults.host()), port)
                .withApplication(application())
                .withGateway(gateway())
                .withRateLimits(rateLimits())
                .withOAuth(oauth())
                .withSeed(seed());
    }

    private Application application() {
        var known = defaults.application();
        return new Application(
                text("DISCORD_CLIENT_ID", known.clientId()),
                text("DISCORD_CLIENT_SECRET", known.clientSecret()),
                text("DISCORD_BOT_TOKEN", known.botToken()));
    }

    private GatewayOptions gateway() {
        var known = defaults.gateway();
        return known.withShards(
                        number("SIMULATOR_SHARDS", known.shards()),
                        number("SIMULATOR_MAX_CONCURRENCY", known.maxConcurrency()))
                .withIdentifiesPerDay(number("SIMULATOR_IDENTIFIES_PER_DAY", known.identifiesPerDay()))
                .withHeartbeatInterval(millis("SIMULATOR_HEARTBEAT_MS", known.heartbeatInterval()));
    }

    private RateLimitOptions rateLimits() {
        var known = defaults.rateLimits();
        return new RateLimitOptions(
                Boolean.parseBoolean(text("SIMULATOR_RATE_LIMITS", "true")),
                number("SIMULATOR_GLOBAL_PER_SECOND", known.globalPerSecond()),
                number("SIMULATOR_MAX_INVALID", known.maxInvalid()));
    }

    private OAuthOptions oauth() {
        var uris = Arrays.stream(text("SIMULATOR_REDIRECT_URIS", "").split(","))
                .filter(uri -> !uri.isBlank())
                .collect(Collectors.toSet());
        return defaults.oauth()
                .withTokenLifetime(Duration.ofSeconds(number("SIMULATOR_TOKEN_SECONDS", (int)
                        defaults.oauth().tokenLifetime().toSeconds())))
                .withRedirectUris(uris);
    }

    private Seed seed() {
        var file = text("SIMULATOR_SEED", "");
        if (file.isEmpty()) {
            return defaults.seed();
        }
        try (var in = Files.newInputStream(Path.of(file))) {
            return Seed.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read SIMULATOR_SEED", e);
        }
    }

    private String text(String name, String otherwise) {
        return read(name, Function.identity(), otherwise);
    }

    private int number(String name, int otherwise) {
        return read(name, Integer::valueOf, otherwise);
    }

    private Duration millis(String name, Duration otherwise) {
        return read(name, text -> Duration.ofMillis(Long.parseLong(text)), otherwise);
    }

    private <T> T read(String name, Function<String, T> parse, T otherwise) {
        var text = variables.getOrDefault(name, "").strip();
        try {
            return text.isEmpty() ? otherwise : parse.apply(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " has to be a number", e);
        }
    }
}
