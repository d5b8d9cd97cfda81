package dev.guildwire.ingest.gateway;

import static org.awaitility.Awaitility.await;

import dev.guildwire.ingest.IngestApplication;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;

/// One instance of the service, as it runs in production.
final class Ingest implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ConfigurableApplicationContext context;

    private Ingest(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static Ingest start(DiscordSide discord, String kafka, String... more) {
        var arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--management.server.port=0",
                "--guildwire.kafka.bootstrap-servers=" + kafka,
                "--guildwire.kafka.partitions=2",
                "--guildwire.discord.api-url=" + discord.apiUrl(),
                "--guildwire.discord.bot-token.value=" + discord.botToken(),
                "--guildwire.discord.retry-min=100ms"));
        Stream.of(more).map("--"::concat).forEach(arguments::add);
        return new Ingest(new SpringApplicationBuilder(IngestApplication.class)
                .properties("spring.jmx.enabled=false")
                .run(arguments.toArray(String[]::new)));
    }

    Ingest awaitUp() {
        await().atMost(PATIENCE).until(() -> health().getStatus().equals(Status.UP));
        return this;
    }

    Health health() {
        return context.getBean(GatewayHealthIndicator.class).health();
    }

    @Override
    public void close() {
        context.close();
    }
}
