package dev.guildwire.load.metric;

import dev.guildwire.load.k6.K6Options;
import dev.guildwire.load.k6.Scenario;
import dev.guildwire.load.k6.Threshold;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All samples of one run. Thread-safe.
public final class Metrics {

    private static final String CHECK = "check";

    private final K6Options options;
    private final Map<Name, Metric> metrics = new EnumMap<>(Name.class);

    /// The parts of a metric that thresholds ask for, in the order of the options.
    private final Map<Name, List<Part>> parts = new EnumMap<>(Name.class);

    private final Map<String, Samples> samples;
    private final NavigableMap<String, Rate> checks = new ConcurrentSkipListMap<>();
    private final long startNanos = System.nanoTime();

    private record Part(Selector selector, Metric metric) {}

    /// Tags that samples have by themselves.
    private static final Set<String> OWN_TAGS =
            Set.of(Samples.SCENARIO, CHECK, "phase", "connections", "method", "status");

    /// @throws IllegalArgumentException when a threshold asks for what is not there
    public Metrics(K6Options options) {
        this.options = options;
        for (var name : Name.values()) {
            metrics.put(name, name.newMetric());
        }
        samples = options.scenarios().stream()
                .collect(Collectors.toMap(Scenario::name, scenario -> new Samples(this, options.tags(), scenario)));
        options.thresholds().forEach(this::prepare);
    }

    /// Where the virtual users of a scenario put theirs.
    public Samples of(Scenario scenario) {
        return Objects.requireNonNull(samples.get(scenario.name()), scenario.name());
    }

    private void prepare(String text, List<Threshold> thresholds) {
        var selector = Selector.parse(text);
        var name = Name.of(selector.metric())
                .orElseThrow(() -> new IllegalArgumentException("threshold on an unknown metric: " + text));
        var metric = name.newMetric();
        for (var threshold : thresholds) {
            if (metric.statistic(threshold.statistic(), 1).isEmpty()) {
                throw new IllegalArgumentException(
                        "threshold " + threshold.source() + " does not fit " + text + ", a " + name.kind());
            }
        }
        refuseUnknown(selector);
        if (!selector.tags().isEmpty()) {
            parts.computeIfAbsent(name, _ -> new ArrayList<>()).add(new Part(selector, metric));
        }
    }

    private void refuseUnknown(Selector selector) {
        var known = Stream.of(
                        OWN_TAGS.stream(),
                        options.tags().keySet().stream(),
                        options.scenarios().stream().flatMap(scenario -> scenario.tags().keySet().stream()))
                .flatMap(Function.identity())
                .collect(Collectors.toCollection(TreeSet::new));
        if (!known.containsAll(selector.tags().keySet())) {
            throw new IllegalArgumentException(
                    "threshold on " + selector.text() + ", but samples only have the tags " + known);
        }
    }

    /// A sample of no scenario.
    public void add(Name name, double value) {
        add(name, value, Map.of());
    }

    /// A sample of no scenario.
    ///
    /// @param tags of this sample; the run's own are added
    public void add(Name name, double value, Map<String, String> tags) {
        add(name, value, options.tags(), tags);
    }

    /// @param shared tags that stand where `own` has no others
    void add(Name name, double value, Map<String, String> shared, Map<String, String> own) {
        metric(name).add(value);
        for (var part : parts.getOrDefault(name, List.of())) {
            if (part.selector.fits(own, shared)) {
                part.metric.add(value);
            }
        }
    }

    public void increment(Name name) {
        add(name, 1);
    }

    /// A named expectation of no scenario, as k6's `check` function counts it.
    public void check(String what, boolean holds) {
        check(what, holds, options.tags());
    }

    void check(String what, boolean holds, Map<String, String> shared) {
        checks.computeIfAbsent(what, _ -> new Rate()).add(holds);
        add(Name.CHECKS, holds ? 1 : 0, shared, Map.of(CHECK, what));
    }

    public Metric metric(Name name) {
        var metric = metrics.get(name);
        if (metric == null) {
            throw new IllegalStateException("no " + name);
        }
        return metric;
    }

    /// @param name with its tags, as in the options
    public boolean hasSamples(String name) {
        var metric = byName().get(name);
        return metric != null && !metric.isEmpty();
    }

    public double seconds() {
        return (System.nanoTime() - startNanos) / 1e9;
    }

    Map<String, Rate> checks() {
        return new TreeMap<>(checks);
    }

    /// By k6's names, parts included, sorted.
    Map<String, Metric> byName() {
        var all = new TreeMap<String, Metric>();
        metrics.forEach((name, metric) -> all.put(name.wire(), metric));
        parts.values().forEach(list -> list.forEach(part -> all.put(part.selector.text(), part.metric)));
        return all;
    }

    /// How each threshold stands now, in the order of the options.
    public List<Verdict> verdicts() {
        var named = byName();
        var seconds = seconds();
        return options.thresholds().entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .map(threshold -> Verdict.of(entry.getKey(), threshold, named.get(entry.getKey()), seconds)))
                .toList();
    }
}
