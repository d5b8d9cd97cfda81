package dev.guildwire.load.fanout.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/// Gathers what the scenarios find and draws the comparisons. Used by one thread.
public final class Report {

    public static final String EDGE = "edge";
    public static final String BASELINE = "baseline";
    public static final String FAULTY_ROUNDS =
            "rounds in which a connection missed or repeated an event, or was closed";

    private static final double SWARM_IS_BUSY = 0.85;
    private static final double MACHINE_IS_FULL = 0.97;
    private static final double OTHERS_DISTURB = 0.1;
    private static final double HYPERVISOR_DISTURBS = 0.05;
    private static final double LATE_MS = 50;

    private final List<Sample> samples = new ArrayList<>();
    private final List<Figure> figures = new ArrayList<>();
    private final List<Goal> goals = new ArrayList<>();
    private final Set<String> notes = new LinkedHashSet<>();

    public void add(Sample sample) {
        samples.add(sample);
        var effort = sample.effort();
        note(
                sample,
                effort.swarmShare() > SWARM_IS_BUSY,
                "the swarm's own threads were busy %.0f %% of the time: it was the bottleneck, not the server",
                100 * effort.swarmShare());
        note(
                sample,
                effort.machineBusy() > MACHINE_IS_FULL,
                "the machine was %.0f %% busy: latency is mostly waiting for a processor",
                100 * effort.machineBusy());
        note(
                sample,
                effort.others() > OTHERS_DISTURB,
                "other processes took %.0f %% of the processors: measured on a disturbed machine",
                100 * effort.others());
        note(
                sample,
                effort.stolen() > HYPERVISOR_DISTURBS,
                "the hypervisor took %.0f %% of the processors away",
                100 * effort.stolen());
        note(sample, effort.worstLagMs() > LATE_MS, "an event was published %.0f ms late", effort.worstLagMs());
        if (!sample.faults().none()) {
            notes.add(name(sample) + ": " + sample.faults());
        }
    }

    private void note(Sample sample, boolean applies, String text, double number) {
        if (applies) {
            notes.add(name(sample) + ": " + String.format(Locale.ROOT, text, number));
        }
    }

    private static String name(Sample sample) {
        return sample.scenario() + ", " + sample.server() + ", round " + sample.round();
    }

    public void add(Figure figure) {
        figures.add(figure);
    }

    public void add(Goal goal) {
        goals.add(goal);
    }

    public void note(String note) {
        notes.add(note);
    }

    public List<Sample> samples() {
        return List.copyOf(samples);
    }

    public List<Figure> figures() {
        return List.copyOf(figures);
    }

    public List<Goal> goals() {
        return List.copyOf(goals);
    }

    public List<String> notes() {
        return List.copyOf(notes);
    }

    /// The samples of one server in one scenario, by round.
    public List<Sample> samples(String scenario, String server) {
        return samples.stream()
                .filter(sample -> sample.scenario().equals(scenario))
                .filter(sample -> sample.server().equals(server))
                .toList();
    }

    /// How many rounds of a server showed what no round may show; NaN when there was none.
    public double faulty(String scenario, String server) {
        var rounds = samples(scenario, server);
        long faulty = rounds.stream().filter(sample -> !sample.faults().none()).count();
        return rounds.isEmpty() ? Double.NaN : faulty;
    }

    /// The median over the rounds of how many times the other's number one server's is.
    public double ratio(String scenario, String server, String other, ToDoubleFunction<Sample> number) {
        var first = samples(scenario, server);
        var second = samples(scenario, other);
        return Median.of(DoubleStream.iterate(0, i -> i < Math.min(first.size(), second.size()), i -> i + 1)
                .map(i -> number.applyAsDouble(first.get((int) i)) / number.applyAsDouble(second.get((int) i))));
    }

    /// The median over the rounds of one figure.
    public double median(String scenario, String server, String what) {
        return Median.of(values(scenario, server, what));
    }

    /// The greatest over the rounds of one figure.
    public double worst(String scenario, String server, String what) {
        return values(scenario, server, what).max().orElse(Double.NaN);
    }

    private DoubleStream values(String scenario, String server, String what) {
        return figures.stream()
                .filter(figure -> figure.scenario().equals(scenario))
                .filter(figure -> figure.server().equals(server))
                .filter(figure -> figure.what().equals(what))
                .mapToDouble(Figure::value);
    }

    public boolean everythingMet() {
        return goals.stream().allMatch(Goal::met);
    }
}
