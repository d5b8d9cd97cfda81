package dev.guildwire.rooms.operator;

import java.util.List;

/// How long events of the last minute took from Discord's socket to browsers' sockets. An event counts once on each
/// lane of each edge that has somebody who watches its guild.
///
/// @param perSecond such counts a second
/// @param p50Micros half of them took at most this long; 0 when there were none
/// @param p99Micros 99 of 100 took at most this long; 0 when there were none
/// @param bars      only those that are not empty, shortest first
record Latency(double perSecond, long p50Micros, long p99Micros, List<Bar> bars) {

    Latency {
        bars = List.copyOf(bars);
    }

    /// @param upToMicros upper bound; that of the last takes in all above too
    record Bar(long upToMicros, long count) {}
}
