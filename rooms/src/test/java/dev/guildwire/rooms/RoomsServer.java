package dev.guildwire.rooms;

import dev.guildwire.testsupport.FreePorts;
import dev.guildwire.testsupport.TestServers;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// The service as a process would run it, on ports of its own, with the test servers' Kafka and Redis.
public final class RoomsServer implements AutoCloseable {

    public static final String WS_TOKEN_KEYS = "test:dGVzdC10ZXN0LXRlc3QtdGVzdC10ZXN0LXRlc3QtdGVzdC10ZXN0";

    public static final String INVITE_KEYS = "invites:aW52aXRlLWludml0ZS1pbnZpdGUtaW52aXRlLWludml0ZS1p";

    public static final String SESSION_SECRET = "test-secret-test-secret-test-secret-test";

    private final ConfigurableApplicationContext context;
    private final URI address;
    private final URI management;

    private RoomsServer(ConfigurableApplicationContext context, int port, int managementPort) {
        this.context = context;
        this.address = URI.create("http://localhost:" + port);
        this.management = URI.create("http://localhost:" + managementPort);
    }

    /// With Discord's simulator and the real time.
    public static RoomsServer start(Discord discord) {
        return start(discord.address(), Clock.systemUTC(), discord.credentials());
    }

    /// @param discord  where Discord is
    /// @param settings environment variables and properties that differ from the tests' own
    public static RoomsServer start(URI discord, Clock clock, Map<String, String> settings) {
        var port = FreePorts.next();
        var managementPort = FreePorts.next();
        var properties = new HashMap<String, Object>(Map.ofEntries(
                Map.entry("SERVER_PORT", port),
                Map.entry("MANAGEMENT_SERVER_PORT", managementPort),
                Map.entry("BASE_URL", "http://localhost:" + port),
                Map.entry("DISCORD_API_URL", discord + "/api/v10"),
                Map.entry("DISCORD_WEB_URL", discord.toString()),
                Map.entry("DISCORD_CLIENT_ID", "100000000000000001"),
                Map.entry("DISCORD_CLIENT_SECRET", "client-secret"),
                Map.entry("DISCORD_BOT_TOKEN", "bot-token"),
                Map.entry("SESSION_SECRET", SESSION_SECRET),
                Map.entry("WS_TOKEN_KEYS", WS_TOKEN_KEYS),
                Map.entry("INVITE_KEYS", INVITE_KEYS),
                Map.entry("guildwire.discord.namespace", "discord-" + port),
                Map.entry("guildwire.topics.partitions", 2),
                Map.entry("guildwire.login.sweep-every", "100ms"),
                Map.entry("guildwire.limit.login-per-address.requests", 100_000),
                Map.entry("guildwire.limit.token-per-user.requests", 100_000)));
        properties.putAll(settings);
        // Servers are started only for those who bring none.
        properties.computeIfAbsent("KAFKA_BOOTSTRAP_SERVERS", _ -> TestServers.kafka());
        properties.computeIfAbsent("REDIS_URL", _ -> TestServers.redis());
        var arguments = properties.entrySet().stream()
                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new);
        var context = new SpringApplicationBuilder(RoomsApplication.class)
                .initializers(fresh -> fresh.getBeanFactory().registerSingleton("testClock", clock))
                .run(arguments);
        return new RoomsServer(context, port, managementPort);
    }

    public URI address() {
        return address;
    }

    public URI management() {
        return management;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
