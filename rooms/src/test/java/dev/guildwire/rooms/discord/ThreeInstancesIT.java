package dev.guildwire.rooms.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.rooms.discord.DiscordResult.Success;
import dev.guildwire.simulator.Simulator;
import dev.guildwire.simulator.SimulatorOptions;
import dev.guildwire.simulator.rest.RateLimitOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Discord's limits as the simulator enforces them, with a smaller global one, so that it binds.
class ThreeInstancesIT {

    private static final int GLOBAL = 20;

    private final Simulator simulator =
            Simulator.start(SimulatorOptions.defaults().withRateLimits(new RateLimitOptions(true, GLOBAL, 10_000)));
    private final SimulatedGuild guild = new SimulatedGuild(simulator, 4);
    private final String namespace = Instance.namespace();
    private final List<Instance> instances = List.of(start(), start(), start());

    @AfterEach
    void close() throws InterruptedException {
        for (var instance : instances) {
            instance.close();
        }
        simulator.close();
    }

    @Test
    void requestsOfThreeInstancesWhenBucketsAreKnownMeetNoLimit() {
        var known = ask("first", guild.buckets());
        guild.forget();

        var all = ask("then", 8 * guild.buckets());

        assertThat(known).hasOnlyElementsOfType(Success.class);
        assertThat(all).hasOnlyElementsOfType(Success.class);
        assertThat(guild.rateLimited()).isZero();
        assertThat(guild.asked()).isEqualTo(all.size());
        assertThat(instances).allMatch(instance -> instance.counted("results") > 0, "has sent something");
    }

    private List<DiscordResult> ask(String name, int count) {
        var results = new ArrayList<CompletableFuture<DiscordResult>>();
        IntStream.range(0, count)
                .forEach(i -> results.add(
                        guild.ask(instances.get(i % instances.size()).rest(), name + "-" + i, i)
                                .toCompletableFuture()));
        return results.stream()
                .map(result -> result.orTimeout(60, TimeUnit.SECONDS).join())
                .toList();
    }

    private Instance start() {
        return Instance.start(
                namespace,
                simulator.apiUrl(),
                Map.of(
                        "bot-token", simulator.options().application().botToken(),
                        "limits.global", Integer.toString(GLOBAL)));
    }
}
