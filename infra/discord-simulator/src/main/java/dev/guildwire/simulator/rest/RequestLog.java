package dev.guildwire.simulator.rest;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What was asked of REST: counts of every route and status, and the last requests.
public final class RequestLog {

    private static final int KEPT = 1000;

    private final Deque<Entry> last = new ArrayDeque<>();
    private final Map<String, Map<Integer, Integer>> counts = new TreeMap<>();

    /// @param route  the method and the template, or `unknown`
    /// @param reason of the audit log, when the caller gave one
    public record Entry(
            Instant at,
            String method,
            String path,
            String route,
            int status,
            @Nullable String reason) {}

    void add(Entry entry) {
        counts.computeIfAbsent(entry.route(), _ -> new TreeMap<>()).merge(entry.status(), 1, Integer::sum);
        last.addLast(entry);
        if (last.size() > KEPT) {
            last.removeFirst();
        }
    }

    public void clear() {
        last.clear();
        counts.clear();
    }

    public int total() {
        return counts.values().stream()
                .flatMap(statuses -> statuses.values().stream())
                .mapToInt(Integer::intValue)
                .sum();
    }

    public int count(int status) {
        return counts.values().stream()
                .mapToInt(statuses -> statuses.getOrDefault(status, 0))
                .sum();
    }

    /// By route, then by status.
    public Map<String, Map<Integer, Integer>> counts() {
        return Collections.unmodifiableMap(counts);
    }

    /// Oldest first.
    public List<Entry> last(int count) {
        return last.stream().skip(Math.max(0, last.size() - count)).toList();
    }
}
