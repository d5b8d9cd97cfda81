package dev.guildwire.ingest.link;

import dev.guildwire.contracts.topic.Position;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Where one backend's reader begins.
///
/// @param next the first offset to read, for each partition
record LinkStart(LinkQuery query, String epoch, Map<Integer, Long> next) {

    LinkStart {
        next = Map.copyOf(next);
    }

    /// What the backend is told, so that it can come back to any partition, also one it saw nothing of.
    List<String> positions() {
        return new TreeMap<>(next)
                .entrySet().stream()
                        .map(entry -> new Position(epoch, entry.getKey(), entry.getValue() - 1).toString())
                        .toList();
    }
}
