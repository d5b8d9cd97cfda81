package dev.guildwire.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildwire.testsupport.FreePorts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/// A cluster of three nodes, and a fourth that takes over from the third. A Redis in cluster mode refuses a script
/// whose keys are of different slots.
public final class RedisCluster implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> SLOTS = List.of("0 5460", "5461 10922", "10923 16383");

    private final List<RedisNode> nodes;

    private RedisCluster(List<RedisNode> nodes) {
        this.nodes = nodes;
    }

    public static RedisCluster form(Path folder) throws IOException {
        var cluster = new RedisCluster(List.of(node(folder), node(folder), node(folder), node(folder)));
        cluster.giveSlots();
        cluster.meet();
        await().atMost(PATIENCE).until(() -> cluster.nodes.stream().allMatch(RedisCluster::isWhole));
        cluster.replicateTheThird();
        return cluster;
    }

    /// Its address, for `REDIS_URL`.
    public String url() {
        return nodes.stream()
                .map(node -> "127.0.0.1:" + node.port())
                .collect(Collectors.joining(",", "redis-cluster://", ""));
    }

    /// Ends the third node and waits until the fourth, which had all of it, has taken over.
    public void killTheThird() {
        nodes.getLast().awaitCopyOf(nodes.get(2));
        nodes.get(2).close();
        nodes.getLast().awaitPromotion();
    }

    private void giveSlots() {
        for (int i = 0; i < SLOTS.size(); i++) {
            assertThat(nodes.get(i).ask("CLUSTER ADDSLOTSRANGE " + SLOTS.get(i)))
                    .startsWith("+OK");
        }
    }

    private void meet() {
        var first = nodes.getFirst();
        var bus =
                first.ask("CONFIG GET cluster-port").lines().skip(4).findFirst().orElseThrow();
        for (var other : nodes.subList(1, nodes.size())) {
            assertThat(other.ask("CLUSTER MEET 127.0.0.1 " + first.port() + " " + bus))
                    .startsWith("+OK");
        }
    }

    private void replicateTheThird() {
        var id = nodes.get(2).ask("CLUSTER MYID").lines().skip(1).findFirst().orElseThrow();
        assertThat(nodes.getLast().ask("CLUSTER REPLICATE " + id)).startsWith("+OK");
        await().atMost(PATIENCE)
                .until(() -> nodes.getLast().ask("INFO replication").contains("master_link_status:up"));
    }

    private static RedisNode node(Path folder) throws IOException {
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

    @Override
    public void close() {
        nodes.forEach(RedisNode::close);
    }
}
