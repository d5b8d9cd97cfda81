package dev.guildwire.load.fanout.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.HdrHistogram.Histogram;

/// One measurement of one server under one load.
///
/// @param server        `edge`, `baseline`, or another name for what was measured
/// @param round         from 1; servers are compared within a round
/// @param perSecond     events published, asked for
/// @param seconds       how long was measured
/// @param deliveries    events that reached a connection in that time
/// @param latencies     microseconds from marker to arrival
/// @param effort        what it took
/// @param faults        what should not be
public record Sample(
        String scenario,
        String server,
        int round,
        int connections,
        int perSecond,
        double seconds,
        long deliveries,
        @JsonIgnore Histogram latencies,
        Effort effort,
        Faults faults) {

    private static final double MICROS_PER_MILLI = 1_000;
    private static final double MICROS_PER_SECOND = 1e6;

    /// What a measurement took of the machine.
    ///
    /// @param cpuSeconds   of the server's process, user and system
    /// @param residentMib  of the server's process at the end
    /// @param swarmShare   of the swarm's threads that was at work, 0 to 1
    /// @param machineBusy  share of all processors that was at work
    /// @param others       share of all processors that was at work for processes that are none of the benchmark's
    /// @param stolen       share of all processors that the hypervisor gave to others
    /// @param worstLagMs   how late the latest event was published
    public record Effort(
            double cpuSeconds,
            double residentMib,
            double swarmShare,
            double machineBusy,
            double others,
            double stolen,
            double worstLagMs) {

        /// Of something that shares a process with others.
        public static final Effort UNKNOWN =
                new Effort(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }

    /// What no measurement may show.
    ///
    /// @param missing  events that a connection did not get
    /// @param repeated events that a connection got twice, or late
    /// @param behind   connections that had not seen the last event some seconds after it was sent
    /// @param closes   connections that the server ended, by close code
    public record Faults(long missing, long repeated, long behind, Map<Integer, Long> closes) {

        public static final Faults NONE = new Faults(0, 0, 0, Map.of());

        public Faults {
            closes = Map.copyOf(closes);
        }

        public boolean none() {
            return missing == 0 && repeated == 0 && behind == 0 && closes.isEmpty();
        }
    }

    /// NaN when nothing arrived, so that nothing can look fast.
    public double millis(double percentile) {
        if (latencies.getTotalCount() == 0) {
            return Double.NaN;
        }
        return latencies.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
    }

    public double p99() {
        return millis(99);
    }

    @JsonProperty
    public double deliveriesPerSecond() {
        return deliveries / seconds;
    }

    @JsonProperty
    public double cpuMicrosPerDelivery() {
        return deliveries == 0 ? Double.NaN : effort.cpuSeconds() * MICROS_PER_SECOND / deliveries;
    }

    @JsonProperty
    public Map<String, Double> millisAtPercentile() {
        return Percentiles.of(this);
    }
}
