package dev.guildwire.rooms.discord;

import static dev.guildwire.rooms.discord.ScriptedDiscord.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.rooms.discord.DiscordResult.Success;
import dev.guildwire.testsupport.FreePorts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A cluster of three nodes, and a fourth that takes over from the one that has the queue. A Redis in cluster mode
/// refuses a script whose keys are of different slots.
class RedisClusterIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// Key slot of `{cluster}`, 14041, is of the third node.
    private static final List<String> SLOTS = List.of("0 5460", "5461 10922", "10923 16383");

    private final ScriptedDiscord discord = ScriptedDiscord.start(_ -> json(
            200,
            "{}",
            Map.of("X-RateLimit-Bucket", "m", "X-RateLimit-Remaining", "0", "X-RateLimit-Reset-After", "0.05")));

    @TempDir
    private Path folder;

    private List<RedisNode> nodes = List.of();

    @BeforeEach
    void form() throws IOException {
        nodes = List.of(node(), node(), node(), node());
        for (int i = 0; i < SLOTS.size(); i++) {
            assertThat(nodes.get(i).ask("CLUSTER ADDSLOTSRANGE " + SLOTS.get(i)))
                    .startsWith("+OK");
        }
        var first = nodes.getFirst();
        for (var other : nodes.subList(1, nodes.size())) {
            var bus = first.ask("CONFIG GET cluster-port")
                    .lines()
                    .skip(4)
                    .findFirst()
                    .orElseThrow();
            assertThat(other.ask("CLUSTER MEET 127.0.0.1 " + first.port() + " " + bus))
                    .startsWith("+OK");
        }
        await().atMost(PATIENCE).until(() -> nodes.stream().allMatch(RedisClusterIT::isWhole));
        var owner = nodes.get(2).ask("CLUSTER MYID").lines().skip(1).findFirst().orElseThrow();
        assertThat(nodes.getLast().ask("CLUSTER REPLICATE " + owner)).startsWith("+OK");
        await().atMost(PATIENCE)
                .until(() -> nodes.getLast().ask("INFO replication").contains("master_link_status:up"));
    }

    @AfterEach
    void stop() {
        nodes.forEach(RedisNode::close);
        discord.close();
    }

    @Test
    void queueWhenRedisIsAClusterWorksAndGoesOnAfterANodesDeath() throws InterruptedException {
        try (var caller = instance("0");
                var sender = instance("8")) {
            assertThat(results(caller, "a")).hasOnlyElementsOfType(Success.class);
            assertThat(sender.queue()
                            .watch()
                            .look()
                            .toCompletableFuture()
                            .join()
                            .waiting())
                    .isZero();

            nodes.get(2).close();

            await().atMost(PATIENCE).until(() -> nodes.getLast().ask("ROLE").contains("master"));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(results(caller, "b")).hasOnlyElementsOfType(Success.class));
        }
    }

    private List<DiscordResult> results(Instance caller, String prefix) {
        var asked = IntStream.range(0, 12)
                .mapToObj(i -> caller.rest()
                        .sendMessage(
                                Terms.of(prefix + i, new GuildId(1)),
                                new ChannelId(i % 3),
                                Map.of("content", prefix + i))
                        .toCompletableFuture())
                .toList();
        return asked.stream().map(RedisClusterIT::result).toList();
    }

    private static DiscordResult result(CompletableFuture<DiscordResult> future) {
        return future.orTimeout(20, TimeUnit.SECONDS).join();
    }

    private Instance instance(String concurrency) {
        var url =
                nodes.stream().map(node -> "127.0.0.1:" + node.port()).collect(Collectors.joining(",", "redis://", ""));
        return Instance.start(
                "cluster",
                discord.url(),
                Map.of("redis-url", url, "redis-cluster", "true", "concurrency", concurrency));
    }

    private RedisNode node() throws IOException {
        return RedisNode.start(
                folder,
                "--cluster-enabled",
                "yes",
                "--cluster-port",
                Integer.toString(FreePorts.next()),
                "--cluster-node-timeout",
                "1000");
    }

    private static boolean isWhole(RedisNode node) {
        var info = node.ask("CLUSTER INFO");
        return info.contains("cluster_state:ok") && info.contains("cluster_known_nodes:4");
    }
}
