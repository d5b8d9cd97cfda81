package dev.guildwire.ingest.gateway;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// By shard that is, or was, assigned to this process. While a shard moves two processes may have it, so take the
/// greatest of all; the number of shards is the bound of the tag.
///
/// - `guildwire.gateway.shards`: how many there are, over all processes
/// - `guildwire.gateway.shard.state{state}`: 1 for the state that the shard is in here; 0 for all when it is elsewhere
/// - `guildwire.gateway.shard.ping`: seconds between a heartbeat and Discord's answer
/// - `guildwire.gateway.shard.silence`: seconds since Discord told something last
///
/// Alert when `shards` is more than the shards that are `ready` somewhere.
@Component
final class ShardMetrics {

    /// As [ShardStatus#word] has them.
    static final List<String> STATES = List.of("starting", "ready", "reconnecting", "ended", "failed");

    private final MeterRegistry registry;

    ShardMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /// Where the shard's runner is to be found, if it runs here.
    @FunctionalInterface
    interface Runners {
        @Nullable
        ShardRunner find(int shard);
    }

    void total(int shards) {
        Gauge.builder("guildwire.gateway.shards", () -> shards).register(registry);
    }

    /// Shows a shard from now on; more than once does no harm.
    void show(int shard, Runners runners) {
        for (var state : STATES) {
            Gauge.builder("guildwire.gateway.shard.state", () -> isIn(state, runners.find(shard)) ? 1 : 0)
                    .tags(tags(shard).and("state", state))
                    .register(registry);
        }
        time("guildwire.gateway.shard.ping", shard, runners, ShardMetrics::ping);
        time("guildwire.gateway.shard.silence", shard, runners, ShardMetrics::silence);
    }

    private void time(String name, int shard, Runners runners, ToDoubleFunction<ShardRunner> millis) {
        TimeGauge.builder(
                        name,
                        () -> {
                            var runner = runners.find(shard);
                            return runner == null ? Double.NaN : millis.applyAsDouble(runner);
                        },
                        TimeUnit.MILLISECONDS)
                .tags(tags(shard))
                .register(registry);
    }

    private static boolean isIn(String state, @Nullable ShardRunner runner) {
        return runner != null && runner.status().word().equals(state);
    }

    private static double ping(ShardRunner runner) {
        var ping = runner.pingMillis();
        return ping < 0 ? Double.NaN : ping;
    }

    private static double silence(ShardRunner runner) {
        return runner.silence().map(Duration::toMillis).map(Long::doubleValue).orElse(Double.NaN);
    }

    private static Tags tags(int shard) {
        return Tags.of("shard", Integer.toString(shard));
    }
}
