package dev.guildwire.ingest.gateway;

import dev.guildwire.contracts.node.NodeReport.Shard;
import dev.guildwire.ingest.publish.Ownership;
import dev.guildwire.ingest.publish.PublishProperties;
import dev.guildwire.ingest.publish.Publishing;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Runs the shards that are assigned to this process. Starting never fails: what is not there yet is waited for.
/// Stopping hands the shards over to another process, if there is one.
@Component
final class Gateway implements SmartLifecycle, Shards {

    private static final Logger INIT = LoggerFactory.getLogger("Gateway Init");

    private final DiscordProperties properties;
    private final PublishProperties kafka;
    private final Publishing publishing;
    private final GatewayMetrics metrics;
    private final ShardMetrics shardMetrics;
    private final Clock clock;
    private final Map<Integer, ShardRunner> runners = new ConcurrentHashMap<>();
    private final AtomicBoolean announced = new AtomicBoolean();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("hand-over").factory());
    private volatile String waitingFor = "the start";
    private volatile @Nullable FinalFailure failure;
    private volatile @Nullable ShardGroup group;
    private volatile @Nullable Thread starter;
    private volatile boolean leaving;

    Gateway(
            DiscordProperties properties,
            PublishProperties kafka,
            Publishing publishing,
            GatewayMetrics metrics,
            ShardMetrics shardMetrics,
            Clock clock) {
        this.properties = properties;
        this.kafka = kafka;
        this.publishing = publishing;
        this.metrics = metrics;
        this.shardMetrics = shardMetrics;
        this.clock = clock;
    }

    @Override
    public void start() {
        starter = Thread.ofPlatform().daemon().name("gateway-start").start(this::join);
    }

    private void join() {
        var retry = new Retry(properties.retryMin(), properties.retryMax(), what -> waitingFor = what);
        try {
            var bot = retry.until("Discord's REST API", new GatewayBotRequest(properties)::send);
            var total = retry.until("Kafka", () -> publishing.prepare(bot.shards()));
            if (total < bot.shards()) {
                INIT.warn(
                        "Discord recommends {} shards and topic discord.shards has {} partitions; see the README",
                        bot.shards(),
                        total);
            }
            shardMetrics.total(total);
            var url = properties.gatewayUrl() == null ? bot.url() : properties.gatewayUrl();
            var sessions = new Sessions(url.toString(), bot);
            var installation = new Installation(properties, publishing, metrics, clock, sessions, total);
            group = new ShardGroup(kafka, properties.sessionTimeout(), new Assignments(installation));
        } catch (FinalFailureException e) {
            failure = e.failure();
            INIT.error("{}", e.failure().remedy());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Assignments implements ShardGroup.Listener {

        private final Installation installation;

        Assignments(Installation installation) {
            this.installation = installation;
        }

        @Override
        public void onAssigned(int shard, Ownership ownership) {
            announced.set(false);
            shardMetrics.show(shard, runners::get);
            runners.compute(
                    shard, (_, before) -> before != null && before.keep() ? before : run(shard, ownership, before));
        }

        private ShardRunner run(int shard, Ownership ownership, @Nullable ShardRunner before) {
            var runner = new ShardRunner(shard, installation, ownership, Gateway.this::announce);
            Thread.ofVirtual().start(() -> {
                if (before != null) {
                    before.awaitEnd();
                }
                runner.start();
                runner.awaitEnd();
                runners.computeIfPresent(shard, (_, current) -> current == runner ? after(runner, ownership) : current);
            });
            return runner;
        }

        /// A shard that came back while its runner was about to end needs another one; one that failed for good is kept
        /// to say so.
        private @Nullable ShardRunner after(ShardRunner ended, Ownership ownership) {
            if (ended.status() instanceof ShardStatus.Failed) {
                return ended;
            }
            return ownership.isAssigned() && isRunning() ? run(ended.shard(), ownership, null) : null;
        }

        @Override
        public void onRevoked(int shard) {
            var runner = runners.get(shard);
            if (runner != null) {
                runner.retire(timer);
            }
        }
    }

    private void announce() {
        var ready = runners.values().stream().allMatch(runner -> runner.status() instanceof ShardStatus.Ready);
        if (ready && announced.compareAndSet(false, true)) {
            INIT.info("Discord Gateway initialized successfully");
        }
    }

    /// By shard, in order.
    SortedMap<Integer, ShardRunner> runners() {
        return new TreeMap<>(runners);
    }

    @Override
    public List<Shard> now() {
        return runners().values().stream().map(ShardRunner::now).toList();
    }

    @Override
    public boolean areHandedOver() {
        return leaving;
    }

    /// Empty when nothing holds the start up.
    String waitingFor() {
        var joining = group;
        return joining == null || joining.isJoined() ? waitingFor : "the group that assigns shards";
    }

    @Nullable
    FinalFailure failure() {
        return failure;
    }

    @Override
    public void stop() {
        leaving = true;
        var starting = starter;
        if (starting != null) {
            starting.interrupt();
        }
        leaveGroup();
        List.copyOf(runners.values()).forEach(ShardRunner::awaitEnd);
        timer.shutdownNow();
        starter = null;
    }

    /// Whoever can take shards over gets the time for it.
    private void leaveGroup() {
        var left = group;
        if (left == null) {
            return;
        }
        var alone = left.isAlone();
        left.close();
        if (alone) {
            runners.values().forEach(ShardRunner::end);
        }
    }

    @Override
    public boolean isRunning() {
        return starter != null;
    }
}
