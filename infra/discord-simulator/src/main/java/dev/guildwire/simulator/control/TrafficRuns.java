package dev.guildwire.simulator.control;

import dev.guildwire.simulator.world.Guild;
import dev.guildwire.simulator.world.Permission;
import dev.guildwire.simulator.world.World;
import dev.guildwire.simulator.world.WorldThread;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;

/// Keeps the runs going on the world's thread.
final class TrafficRuns {

    /// More often would cost more than it evens out.
    private static final Duration SHORTEST_TICK = Duration.ofMillis(1);

    private final World world;
    private final WorldThread thread;
    private final Map<String, TrafficRun> runs = new LinkedHashMap<>();
    private final Map<TrafficRun, Future<?>> ticking = new LinkedHashMap<>();

    TrafficRuns(World world, WorldThread thread) {
        this.world = world;
        this.thread = thread;
    }

    /// Empty when the guild has no voice channel that is open to everyone.
    Optional<TrafficRun> start(Guild guild, TrafficRun.Plan plan) {
        var channels = guild.channelsInOrder().stream()
                .filter(channel -> channel.type().isVoice())
                .filter(channel -> channel.overwrite(guild.id())
                        .filter(o -> Permission.CONNECT.in(o.deny()))
                        .isEmpty())
                .toList();
        if (channels.isEmpty()) {
            return Optional.empty();
        }
        var run = new TrafficRun(world, guild, channels, plan);
        runs.put(run.id(), run);
        var perDispatch = Duration.ofSeconds(1).dividedBy(plan.perSecond());
        var tick = perDispatch.compareTo(SHORTEST_TICK) > 0 ? perDispatch : SHORTEST_TICK;
        ticking.put(run, thread.every(tick, () -> tick(run)));
        return Optional.of(run);
    }

    Optional<TrafficRun> find(String id) {
        return Optional.ofNullable(runs.get(id));
    }

    void stopAll() {
        runs.values().forEach(TrafficRun::stop);
    }

    private void tick(TrafficRun run) {
        run.tick();
        if (run.done()) {
            Optional.ofNullable(ticking.remove(run)).ifPresent(future -> future.cancel(false));
        }
    }
}
