package dev.guildwire.load.rehearsal;

import dev.guildwire.load.fanout.swarm.Hole;
import dev.guildwire.load.fanout.swarm.Tally;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.StringJoiner;
import org.HdrHistogram.Histogram;

/// What the clients saw.
///
/// @param joins      that were dispatched; there are as many leaves
/// @param behind     clients that had not seen the last join by the end
/// @param holes      what clients lack, and how many lack the same
/// @param swarmShare how busy the clients' own thread was, 1 being always
record Findings(Plan plan, long joins, long behind, Tally tally, Map<Hole, Long> holes, double swarmShare) {

    private static final double MICROS = 1e3;
    private static final double PERCENT = 100;

    Findings {
        holes = Map.copyOf(holes);
    }

    /// Everything was seen, once and in order; or all clients lack the same when a gap is expected.
    boolean whole() {
        return behind == 0
                && again() == 0
                && tally.ready() == plan.clients()
                && (plan.gap() ? commonGap() : nothingMissing());
    }

    private boolean nothingMissing() {
        return tally.missing() == 0 && tally.unmarked() == joins * plan.clients();
    }

    private boolean commonGap() {
        return holes.isEmpty() || holes.containsValue((long) plan.clients());
    }

    /// Joins that came twice. Those that came late, after a gap, are not among them.
    private long again() {
        return tally.repeated() - tally.late();
    }

    String text() {
        var lines = new StringJoiner("\n");
        lines.add("%d clients; %d joins were dispatched, %d changes a second with the leaves"
                .formatted(plan.clients(), joins, plan.perSecond()));
        lines.add("joins seen %d of %d, never seen %d, twice %d, after a later one %d; leaves and gaps told %d"
                .formatted(
                        tally.deliveries(),
                        joins * plan.clients(),
                        tally.missing() - tally.late(),
                        again(),
                        tally.late(),
                        tally.unmarked()));
        lines.add("connections lost by code %s, resumed %d, not resumed %d, refused %d; connected at the end %d"
                .formatted(tally.closes(), tally.resumed(), tally.unresumed(), tally.refused(), tally.ready()));
        lines.add("from dispatch to client: " + percentiles(tally.latencies()));
        if (tally.absences().getTotalCount() > 0) {
            lines.add("from the end of a connection to the next: " + percentiles(tally.absences()));
        }
        holes.forEach((hole, clients) -> lines.add(text(hole, clients)));
        lines.add("the clients' own thread was %.0f %% busy".formatted(PERCENT * swarmShare));
        return lines.add(whole() ? "whole" : "NOT WHOLE").toString();
    }

    private static String text(Hole hole, long clients) {
        var before = Instant.EPOCH.plusNanos(hole.afterNanos()).truncatedTo(ChronoUnit.MILLIS);
        return "%d clients lack %d joins between numbers %d and %d; the one before was dispatched at %s"
                .formatted(clients, hole.events(), hole.first(), hole.last(), before);
    }

    private static String percentiles(Histogram micros) {
        return "p50 %.0f ms, p95 %.0f ms, p99 %.0f ms, longest %.0f ms"
                .formatted(
                        micros.getValueAtPercentile(50) / MICROS,
                        micros.getValueAtPercentile(95) / MICROS,
                        micros.getValueAtPercentile(99) / MICROS,
                        micros.getMaxValue() / MICROS);
    }
}
