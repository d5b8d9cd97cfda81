package dev.guildwire.rooms.discord;

import dev.guildwire.testsupport.TestServers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/// One instance's part of the queue with a meter registry of its own. Several in one JVM share nothing but Redis.
record Instance(DiscordQueue queue, SimpleMeterRegistry registry) implements AutoCloseable {

    static final String TOKEN = "the-bots-token";

    /// @param settings what differs from the defaults, without the prefix
    static Instance start(String namespace, String apiUrl, Map<String, String> settings) {
        var registry = new SimpleMeterRegistry();
        var queue = DiscordQueue.start(
                properties(namespace, apiUrl, settings),
                registry,
                () -> ThreadLocalRandom.current().nextLong());
        return new Instance(queue, registry);
    }

    static String namespace() {
        return "test-" + UUID.randomUUID();
    }

    DiscordRest rest() {
        return new DiscordRest(queue.requests());
    }

    double counted(String meter, String... tags) {
        return registry.find("guildwire.discord." + meter).tags(tags).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    @Override
    public void close() throws InterruptedException {
        queue.close();
    }

    private static DiscordProperties properties(String namespace, String apiUrl, Map<String, String> settings) {
        var all = new HashMap<>(Map.of(
                "guildwire.discord.namespace", namespace,
                "guildwire.discord.api-url", apiUrl,
                "guildwire.discord.bot-token", TOKEN,
                "guildwire.discord.first-retry", "20ms"));
        settings.forEach((name, value) -> all.put("guildwire.discord." + name, value));
        all.computeIfAbsent("guildwire.discord.redis-url", _ -> TestServers.redis());
        return new Binder(new MapConfigurationPropertySource(all))
                .bind("guildwire.discord", DiscordProperties.class)
                .get();
    }
}
