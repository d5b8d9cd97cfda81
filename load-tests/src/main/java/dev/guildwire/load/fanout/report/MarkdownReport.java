package dev.guildwire.load.fanout.report;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The report as people read it. Each line of the first table is the median of its rounds.
public final class MarkdownReport {

    private final Report report;

    public MarkdownReport(Report report) {
        this.report = report;
    }

    /// @param machine one sentence about where this was measured
    public String text(String machine) {
        return Stream.of("# Fan-out benchmark", machine, samples(), figures(), goals(), notes())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n\n", "", "\n"));
    }

    private String samples() {
        var groups = report.samples().stream()
                .map(sample -> List.of(sample.scenario(), sample.server()))
                .distinct()
                .map(group -> line(report.samples(group.getFirst(), group.getLast())))
                .toList();
        return table(
                "| scenario | server | connections | events/s | deliveries/s | p50 ms | p99 ms | p99.9 ms | max ms "
                        + "| us CPU per delivery | server cores | MB resident | swarm busy | machine busy | of it others | lost or repeated |",
                groups);
    }

    private static String line(List<Sample> rounds) {
        var first = rounds.getFirst();
        return row(
                first.scenario(),
                first.server(),
                first.connections(),
                first.perSecond(),
                number("%.0f", rounds, Sample::deliveriesPerSecond),
                number("%.2f", rounds, sample -> sample.millis(50)),
                number("%.2f", rounds, Sample::p99),
                number("%.2f", rounds, sample -> sample.millis(99.9)),
                number("%.1f", rounds, sample -> sample.millis(100)),
                number("%.2f", rounds, Sample::cpuMicrosPerDelivery),
                number("%.2f", rounds, sample -> sample.effort().cpuSeconds() / sample.seconds()),
                number("%.0f", rounds, sample -> sample.effort().residentMib()),
                number("%.0f %%", rounds, sample -> 100 * sample.effort().swarmShare()),
                number("%.0f %%", rounds, sample -> 100 * sample.effort().machineBusy()),
                number("%.0f %%", rounds, sample -> 100 * sample.effort().others()),
                rounds.stream()
                        .mapToLong(sample ->
                                sample.faults().missing() + sample.faults().repeated())
                        .sum());
    }

    private static String number(String format, List<Sample> rounds, ToDoubleFunction<Sample> number) {
        double median = Median.of(rounds.stream().mapToDouble(number));
        return Double.isNaN(median) ? "" : String.format(Locale.ROOT, format, median);
    }

    private String figures() {
        var lines = report.figures().stream()
                .map(figure -> List.of(figure.scenario(), figure.server(), figure.what(), figure.unit()))
                .distinct()
                .map(of -> row(
                        of.get(0),
                        of.get(1),
                        of.get(2),
                        decimal(report.median(of.get(0), of.get(1), of.get(2))) + " " + of.get(3)))
                .toList();
        return table("| scenario | server | what | median |", lines);
    }

    private String goals() {
        var lines = report.goals().stream()
                .map(goal -> row(
                        goal.scenario(),
                        goal.what(),
                        decimal(goal.value()) + " " + goal.unit(),
                        decimal(goal.limit()) + " " + goal.unit(),
                        goal.met() ? "met" : "**not met**"))
                .toList();
        return table("| scenario | goal | measured | at most | |", lines);
    }

    private String notes() {
        return report.notes().stream().map(note -> "- " + note).collect(Collectors.joining("\n"));
    }

    private static String decimal(double number) {
        return String.format(Locale.ROOT, Math.abs(number) < 10 ? "%.2f" : "%.0f", number);
    }

    private static String table(String head, List<String> lines) {
        if (lines.isEmpty()) {
            return "";
        }
        var rule = head.replaceAll("[^|]+", "---");
        return Stream.concat(Stream.of(head, rule), lines.stream()).collect(Collectors.joining("\n"));
    }

    private static String row(Object... cells) {
        return Stream.of(cells).map(Object::toString).collect(Collectors.joining(" | ", "| ", " |"));
    }
}
