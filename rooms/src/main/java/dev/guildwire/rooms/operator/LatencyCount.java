package dev.guildwire.rooms.operator;

import dev.guildwire.contracts.node.NodeReport.LatencyBucket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Adds up how long events of a while took, over edges.
final class LatencyCount {

    private final TreeMap<Long, Long> countByBound = new TreeMap<>();
    private double perSecond;

    /// @param before what an edge had counted since its start when the while began
    /// @param now    the same at its end
    void add(List<LatencyBucket> before, List<LatencyBucket> now, Duration time) {
        var sum = 0L;
        for (var bucket : now) {
            var count = bucket.count() - countAt(bucket.upToMicros(), before);
            if (count > 0) {
                countByBound.merge(bucket.upToMicros(), count, Long::sum);
                sum += count;
            }
        }
        if (time.isPositive()) {
            perSecond += sum * 1000.0 / time.toMillis();
        }
    }

    private static long countAt(long bound, List<LatencyBucket> buckets) {
        return buckets.stream()
                .filter(bucket -> bucket.upToMicros() == bound)
                .mapToLong(LatencyBucket::count)
                .sum();
    }

    Latency sum() {
        var bars = countByBound.entrySet().stream()
                .map(entry -> new Latency.Bar(entry.getKey(), entry.getValue()))
                .toList();
        return new Latency(perSecond, atMost(0.5), atMost(0.99), bars);
    }

    /// The bound that so large a part of the events kept; 0 when there were none.
    private long atMost(double part) {
        var all = countByBound.values().stream().mapToLong(Long::longValue).sum();
        var left = (long) Math.ceil(all * part);
        for (Map.Entry<Long, Long> bucket : countByBound.entrySet()) {
            left -= bucket.getValue();
            if (left <= 0) {
                return bucket.getKey();
            }
        }
        return 0;
    }
}
