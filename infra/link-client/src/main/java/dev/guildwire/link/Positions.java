package dev.guildwire.link;

import dev.guildwire.contracts.topic.Position;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The newest id of each stream of the log. What is no id is ignored.
final class Positions {

    private final Map<String, String> newest = new ConcurrentHashMap<>();

    Positions(Collection<String> ids) {
        ids.forEach(this::see);
    }

    void see(String id) {
        Position.parse(id).ifPresent(position -> newest.put(position.epoch() + "-" + position.partition(), id));
    }

    void forget() {
        newest.clear();
    }

    List<String> all() {
        return newest.values().stream().sorted().toList();
    }
}
