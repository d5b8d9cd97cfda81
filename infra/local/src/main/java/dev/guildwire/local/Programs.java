package dev.guildwire.local;

import dev.guildwire.local.option.Option;
import dev.guildwire.local.process.Probe;
import dev.guildwire.local.process.Program;
import dev.guildwire.local.setup.Artifacts;
import dev.guildwire.testsupport.EmbeddedRedis;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The programs of a stack. Each gets the variables it reads and no secret it does not need.
///
/// @param variables addresses and secrets, by the names of the environment file
record Programs(Surroundings surroundings, Artifacts artifacts, Map<String, String> variables) {

    /// A service's management port is this far above its port.
    static final int MANAGEMENT = 1000;

    private static final String LOG_PATTERN = "LOGGING_PATTERN_CONSOLE";

    /// Lines begin with the contract's prefixes, as in `[Gateway Init] Discord Gateway initialized successfully`, and
    /// end with the key-value fields. Images write JSON instead; a pattern that is given goes before both.
    private static final String LOG_LINES = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %5p [%logger{39}] %m %kvp%n%wEx";

    private static final List<String> DISCORD = List.of("DISCORD_API_URL", "DISCORD_WEB_URL", "DISCORD_BOT_TOKEN");
    private static final List<String> APPLICATION = List.of("DISCORD_CLIENT_ID", "DISCORD_CLIENT_SECRET");

    Programs {
        variables = Map.copyOf(variables);
    }

    Program redis() {
        var port = surroundings.options().number(Option.REDIS_PORT);
        return new Program(
                "redis",
                surroundings.redisUrl(),
                EmbeddedRedis.command(folder("redis"), port),
                Map.of(),
                Probe.redis(port),
                log("redis"));
    }

    Program kafka() {
        var port = surroundings.options().number(Option.KAFKA_PORT);
        var command = artifacts.command(
                KafkaProcess.class, folder("kafka").toString(), Integer.toString(port), Integer.toString(port + 1));
        return new Program(
                "kafka", surroundings.kafkaBootstrapServers(), command, Map.of(), Probe.listening(port), log("kafka"));
    }

    Program simulator() {
        var port = surroundings.options().number(Option.SIMULATOR_PORT);
        var environment = pick("DISCORD_BOT_TOKEN", "DISCORD_CLIENT_ID", "DISCORD_CLIENT_SECRET");
        environment.put("SERVER_PORT", Integer.toString(port));
        var answers = Probe.http(surroundings.simulatorUrl().resolve("/control/guilds"));
        return new Program(
                "simulator",
                surroundings.simulatorUrl().toString(),
                artifacts.command("infra/discord-simulator"),
                environment,
                answers,
                log("simulator"));
    }

    Program ingest() {
        var environment = pick(DISCORD);
        environment.putAll(pick("LINK_TOKEN"));
        environment.put("GUILDWIRE_SPOOL_FOLDER", folder("spool").toString());
        return service("ingest", "ingest", surroundings.options().number(Option.INGEST_PORT), environment);
    }

    Program edge(int number) {
        return service("edge-" + number, "edge", edgePort(number), pick("WS_TOKEN_KEYS"));
    }

    Program rooms(int number) {
        var environment = pick(DISCORD);
        environment.putAll(pick(APPLICATION));
        environment.putAll(pick("SESSION_SECRET", "WS_TOKEN_KEYS", "INVITE_KEYS", "ADMIN_USER_IDS"));
        return service("rooms-" + number, "rooms", roomsPort(number), environment);
    }

    int edgePort(int number) {
        return surroundings.options().number(Option.EDGE_PORT) + number - 1;
    }

    int roomsPort(int number) {
        return surroundings.options().number(Option.ROOMS_PORT) + number - 1;
    }

    private Program service(String name, String module, int port, Map<String, String> secrets) {
        var environment = new HashMap<>(surroundings.settings());
        environment.put(LOG_PATTERN, surroundings.given(LOG_PATTERN).orElse(LOG_LINES));
        environment.putAll(secrets);
        environment.putAll(pick("KAFKA_BOOTSTRAP_SERVERS", "REDIS_URL", "BASE_URL"));
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("SERVER_PORT", Integer.toString(port));
        environment.put("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
        environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(port + MANAGEMENT));
        var ready = URI.create("http://127.0.0.1:" + (port + MANAGEMENT) + "/actuator/health/readiness");
        return new Program(
                name, "http://127.0.0.1:" + port, artifacts.command(module), environment, Probe.http(ready), log(name));
    }

    private Map<String, String> pick(String... names) {
        return pick(List.of(names));
    }

    private Map<String, String> pick(List<String> names) {
        var picked = new HashMap<String, String>();
        for (var name : names) {
            var value = variables.get(name);
            if (value != null) {
                picked.put(name, value);
            }
        }
        return picked;
    }

    private Path folder(String name) {
        return surroundings.options().folder().resolve(name);
    }

    private Path log(String name) {
        return folder("logs").resolve(name + ".log");
    }
}
