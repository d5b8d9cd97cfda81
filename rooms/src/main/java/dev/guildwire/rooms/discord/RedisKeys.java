package dev.guildwire.rooms.discord;

import java.util.Arrays;
import java.util.stream.Stream;

/// The names of the queue's keys. All share one hash tag, so that a Redis Cluster keeps them on one node.
final class RedisKeys {

    private final String tag;
    private final String[] queue;

    RedisKeys(String namespace) {
        this.tag = "{" + namespace + "}:";
        this.queue = Stream.of(
                        "sequence",
                        "payloads",
                        "progress",
                        "fifo",
                        "lanes",
                        "homes",
                        "routes",
                        "turns",
                        "due",
                        "leases",
                        "limits",
                        "guilds",
                        "slots",
                        "invalid",
                        "state")
                .map(tag::concat)
                .toArray(String[]::new);
    }

    /// In the order in which `queue.lua` names them.
    String[] queue() {
        return queue.clone();
    }

    String[] queueAndResult(String requestId) {
        var keys = Arrays.copyOf(queue, queue.length + 1);
        keys[queue.length] = result(requestId);
        return keys;
    }

    String result(String requestId) {
        return tag + "result:" + requestId;
    }

    /// Where results are published, each as request id, blank, result.
    String done() {
        return tag + "done";
    }

    /// Where an instance without room calls the others.
    String work() {
        return tag + "work";
    }
}
