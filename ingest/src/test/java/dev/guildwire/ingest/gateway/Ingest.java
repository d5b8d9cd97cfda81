package dev.guildwire.ingest.gateway;

import static org.awaitility.Awaitility.await;

import dev.guildwire.ingest.IngestApplication;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.context.ConfigurableApplicationContext;

/// One instance of the service in this JVM, otherwise as it runs in production.
final class Ingest implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ConfigurableApplicationContext context;

    private Ingest(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static Ingest start(DiscordSide discord, String kafka, Path spool, String... more) {
        return new Ingest(new SpringApplicationBuilder(IngestApplication.class)
                .bannerMode(org.springframework.boot.Banner.Mode.OFF)
                .run(arguments(discord, kafka, spool, Duration.ofSeconds(6), more)));
    }

    /// Those of production but for addresses, and times short enough for a test.
    ///
    /// @param session how long its shards stay its own when it is killed
    static String[] arguments(DiscordSide discord, String kafka, Path spool, Duration session, String... more) {
        var arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--management.server.port=0",
                "--guildwire.kafka.bootstrap-servers=" + kafka,
                "--guildwire.kafka.partitions=2",
                "--guildwire.discord.api-url=" + discord.apiUrl(),
                "--guildwire.discord.bot-token.value=" + discord.botToken(),
                "--guildwire.discord.retry-min=100ms",
                "--guildwire.discord.session-timeout=" + session,
                "--guildwire.publish.mark-interval=200ms",
                "--guildwire.publish.spool.folder=" + spool));
        Stream.of(more).map("--"::concat).forEach(arguments::add);
        return arguments.toArray(String[]::new);
    }

    Ingest awaitReady(int... shards) {
        await().atMost(PATIENCE)
                .until(() -> IntStream.of(shards).allMatch(shard -> "ready".equals(detail("shard-" + shard))));
        return this;
    }

    @Nullable
    Object detail(String key) {
        return health().getDetails().get(key);
    }

    /// What health says of a shard's outbox; empty while it has none.
    String outbox(int shard) {
        return String.valueOf(detail("shard-" + shard + "-outbox"));
    }

    /// Whether it has all it needs to run a shard, though it may have none.
    boolean waitsForNothing() {
        return detail("waitingFor") == null;
    }

    Health health() {
        return context.getBean(GatewayHealthIndicator.class).health();
    }

    double count(String meter) {
        return context.getBean(MeterRegistry.class).counter(meter).count();
    }

    /// @param tags names and values in turn
    double gauge(String meter, String... tags) {
        return context.getBean(MeterRegistry.class)
                .get(meter)
                .tags(tags)
                .gauge()
                .value();
    }

    /// Stops it in good order.
    @Override
    public void close() {
        context.close();
    }
}
