package dev.guildwire.load.watch;

import dev.guildwire.load.k6.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Which tags a sample gets by when its event was dispatched, so that thresholds can leave out what came while
/// everything was still warming up, or judge each step of a growth by itself.
public final class Phases {

    private final List<Phase> phases;

    private record Phase(long fromNanos, Map<String, String> tags) {}

    private Phases(List<Phase> phases) {
        this.phases = List.copyOf(phases);
    }

    /// `phase` is `warm-up` until a time and `steady` from then on.
    public static Phases steadyFrom(long realNanos) {
        return new Phases(List.of(
                new Phase(Long.MIN_VALUE, Map.of("phase", "warm-up")),
                new Phase(realNanos, Map.of("phase", "steady"))));
    }

    /// `connections` is the number that a stage holds, or `ramp` where it changes.
    ///
    /// @param realNanos when the stages begin
    public static Phases stages(long realNanos, int start, List<Stage> stages) {
        var phases = new ArrayList<Phase>();
        phases.add(new Phase(Long.MIN_VALUE, Map.of("connections", "ramp")));
        var from = Duration.ofNanos(realNanos);
        var before = start;
        for (var stage : stages) {
            var held = stage.target() == before;
            phases.add(
                    new Phase(from.toNanos(), Map.of("connections", held ? Integer.toString(stage.target()) : "ramp")));
            from = from.plus(stage.duration());
            before = stage.target();
        }
        return new Phases(phases);
    }

    Map<String, String> at(long realNanos) {
        for (int i = phases.size() - 1; i > 0; i--) {
            if (phases.get(i).fromNanos <= realNanos) {
                return phases.get(i).tags;
            }
        }
        return phases.getFirst().tags;
    }
}
