package dev.guildwire.load.fanout.swarm;

import java.util.HashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/// What a swarm has seen so far.
///
/// @param ready        subscribers that are connected and authenticated now
/// @param deliveries   events that arrived within the window
/// @param missing      events that a subscriber did not see, or saw late
/// @param repeated     events that a subscriber saw again, or late
/// @param late         those of them that are both: they came after a later one
/// @param refused      handshakes answered with anything but 101, which were tried again
/// @param resumed      answers `resumed:true`
/// @param unresumed    answers `resumed:false`
/// @param unmarked     frames without a marker
/// @param cut          slow readers whose connection the server ended
/// @param closes       other connections that the server ended, by close code; 1006 when it said none
/// @param latencies    microseconds from marker to arrival, of events sent within the window
/// @param absences     microseconds from the end of a connection to the next one that is authenticated, of those who
/// return
public record Tally(
        int ready,
        long deliveries,
        long missing,
        long repeated,
        long late,
        long refused,
        long resumed,
        long unresumed,
        long unmarked,
        long cut,
        Map<Integer, Long> closes,
        Histogram latencies,
        Histogram absences) {

    Tally plus(Tally other) {
        var together = new HashMap<>(closes);
        other.closes.forEach((code, count) -> together.merge(code, count, Long::sum));
        return new Tally(
                ready + other.ready,
                deliveries + other.deliveries,
                missing + other.missing,
                repeated + other.repeated,
                late + other.late,
                refused + other.refused,
                resumed + other.resumed,
                unresumed + other.unresumed,
                unmarked + other.unmarked,
                cut + other.cut,
                Map.copyOf(together),
                sum(latencies, other.latencies),
                sum(absences, other.absences));
    }

    private static Histogram sum(Histogram one, Histogram other) {
        var all = one.copy();
        all.add(other);
        return all;
    }
}
