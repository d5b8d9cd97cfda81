package dev.guildwire.load.metric;

import dev.guildwire.load.k6.Scenario;
import java.util.HashMap;
import java.util.Map;

/// Where the virtual users of one scenario put their samples. Each sample has the run's tags, over them the scenario's
/// with its name as `scenario`, and over these its own, as k6 has it. Thread-safe.
public final class Samples {

    static final String SCENARIO = "scenario";

    private final Metrics metrics;
    private final Map<String, String> shared;

    Samples(Metrics metrics, Map<String, String> ofRun, Scenario scenario) {
        this.metrics = metrics;
        var all = new HashMap<>(ofRun);
        all.put(SCENARIO, scenario.name());
        all.putAll(scenario.tags());
        shared = Map.copyOf(all);
    }

    public void add(Name name, double value) {
        add(name, value, Map.of());
    }

    public void add(Name name, double value, Map<String, String> tags) {
        metrics.add(name, value, shared, tags);
    }

    public void increment(Name name) {
        add(name, 1);
    }

    /// A named expectation, as k6's `check` function counts it.
    public void check(String what, boolean holds) {
        metrics.check(what, holds, shared);
    }
}
