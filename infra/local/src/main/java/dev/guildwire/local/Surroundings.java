package dev.guildwire.local;

import dev.guildwire.local.option.Option;
import dev.guildwire.local.option.Options;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Where everything is: what we start ourselves, and what the environment says is there already.
///
/// @param environment of whoever started the stack
record Surroundings(Options options, Map<String, String> environment) {

    Surroundings {
        environment = Map.copyOf(environment);
    }

    URI baseUrl() {
        return URI.create(given("BASE_URL").orElse("http://localhost:" + options.number(Option.PORT)));
    }

    boolean ownsKafka() {
        return given("KAFKA_BOOTSTRAP_SERVERS").isEmpty();
    }

    String kafkaBootstrapServers() {
        return given("KAFKA_BOOTSTRAP_SERVERS").orElse("127.0.0.1:" + options.number(Option.KAFKA_PORT));
    }

    boolean ownsRedis() {
        return given("REDIS_URL").isEmpty();
    }

    String redisUrl() {
        return given("REDIS_URL").orElse("redis://127.0.0.1:" + options.number(Option.REDIS_PORT));
    }

    /// True when Discord is the simulator, because nobody gave us a bot of theirs.
    boolean simulatesDiscord() {
        return given("DISCORD_BOT_TOKEN").isEmpty();
    }

    URI simulatorUrl() {
        return URI.create("http://localhost:" + options.number(Option.SIMULATOR_PORT));
    }

    URI ingestUrl() {
        return URI.create("http://localhost:" + options.number(Option.INGEST_PORT));
    }

    /// Settings of the services, which each of them knows by its own names.
    Map<String, String> settings() {
        return environment.entrySet().stream()
                .filter(variable -> variable.getKey().startsWith("GUILDWIRE_"))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// The value of a variable that is set to something.
    Optional<String> given(String variable) {
        return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isBlank());
    }
}
