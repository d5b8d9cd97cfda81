package dev.guildwire.ingest.gateway;

import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.ingest.publish.Publishing;
import dev.guildwire.ingest.translate.Translator;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Runs this process's shards. Starting never fails: what is not reachable yet is tried again until it is.
@Component
final class Gateway implements SmartLifecycle {

    private static final Logger INIT = LoggerFactory.getLogger("Gateway Init");

    private final DiscordProperties properties;
    private final Publishing publishing;
    private final GatewayMetrics metrics;
    private final Clock clock;
    private final List<Shard> shards = new CopyOnWriteArrayList<>();
    private final AtomicBoolean announced = new AtomicBoolean();
    private volatile String waitingFor = "the start";
    private volatile @Nullable FinalFailure failure;
    private volatile int total;
    private @Nullable Thread starter;

    Gateway(DiscordProperties properties, Publishing publishing, GatewayMetrics metrics, Clock clock) {
        this.properties = properties;
        this.publishing = publishing;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public void start() {
        starter = Thread.ofVirtual().name("gateway-start").start(this::startShards);
    }

    private void startShards() {
        try {
            var bot = retrying("Discord's REST API", new GatewayBotRequest(properties)::send);
            var url = properties.gatewayUrl() == null ? bot.url() : properties.gatewayUrl();
            var sessions = new Sessions(url.toString(), bot);
            total = bot.shards();
            for (var id = 0; id < total; id++) {
                startShard(id, sessions);
            }
            waitingFor = "";
        } catch (FinalFailureException e) {
            failure = e.failure();
            INIT.error("{}", e.failure().remedy());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void startShard(int id, Sessions sessions) throws InterruptedException {
        var shard = retrying("Kafka", () -> open(id));
        shards.add(shard);
        retrying("a login at Discord", () -> {
            shard.login(properties, sessions, total);
            return shard;
        });
    }

    private Shard open(int id) {
        Predicate<GuildId> mine = guild -> (guild.value() >>> 22) % total == id && properties.serves(guild);
        var translator = new Translator(publishing.known(mine), properties::serves, null);
        var stream = new ShardStream(id, properties.queueCapacity(), translator, publishing.open(), metrics);
        return new Shard(id, new Tap(id, clock, metrics, stream::put), stream, this::announce);
    }

    private <T> T retrying(String what, Attempt<T> attempt) throws InterruptedException {
        var backoff = new Backoff(properties.retryMin(), properties.retryMax());
        while (true) {
            try {
                return attempt.run();
            } catch (FinalFailureException e) {
                throw e;
            } catch (RuntimeException e) {
                waitingFor = what;
                INIT.warn("waiting for {}: {}", what, e.toString());
                backoff.pause();
            }
        }
    }

    private interface Attempt<T> {
        T run() throws InterruptedException;
    }

    private void announce() {
        var ready = shards.stream()
                .filter(shard -> shard.status() instanceof ShardStatus.Ready)
                .count();
        if (ready == total && announced.compareAndSet(false, true)) {
            INIT.info("Discord Gateway initialized successfully");
        }
    }

    List<Shard> shards() {
        return shards;
    }

    /// Empty when nothing holds the start up.
    String waitingFor() {
        return waitingFor;
    }

    @Nullable
    FinalFailure failure() {
        return failure;
    }

    @Override
    public void stop() {
        if (starter != null) {
            starter.interrupt();
        }
        shards.forEach(Shard::close);
        shards.clear();
    }

    @Override
    public boolean isRunning() {
        return (starter != null && starter.isAlive()) || !shards.isEmpty();
    }
}
