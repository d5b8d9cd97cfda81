package dev.guildwire.load.k6;

import java.util.List;
import java.util.Map;

/// An options file, understood.
///
/// @param thresholds metric, or metric with tags as in `event_latency{phase:steady}`, to what it must meet, in the
/// order
///                   of the file
/// @param tags       of every sample of the run
/// @param trendStats the statistics of a trend that a summary shows
public record K6Options(
        List<Scenario> scenarios,
        Map<String, List<Threshold>> thresholds,
        Map<String, String> tags,
        List<String> trendStats) {

    static final List<String> USUAL_TREND_STATS = List.of("avg", "min", "med", "max", "p(90)", "p(95)");

    public K6Options {
        scenarios = List.copyOf(scenarios);
        tags = Map.copyOf(tags);
        trendStats = List.copyOf(trendStats);
    }
}
