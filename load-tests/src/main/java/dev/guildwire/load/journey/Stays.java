package dev.guildwire.load.journey;

import dev.guildwire.load.k6.Stage;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// When each virtual user of a ramp leaves again. Who came last leaves first.
final class Stays {

    private final List<Duration> stops = new ArrayList<>();
    private final Deque<Integer> present = new ArrayDeque<>();
    private Duration now = Duration.ZERO;

    private Stays() {}

    /// @return the stops, from the beginning of the ramp, by the order in which the users come
    static List<Duration> of(int start, List<Stage> stages) {
        var stays = new Stays();
        stays.come(start);
        stages.forEach(stays::pass);
        while (!stays.present.isEmpty()) {
            stays.stops.set(stays.present.pop(), stays.now);
        }
        return List.copyOf(stays.stops);
    }

    private void come(int count) {
        for (int i = 0; i < count; i++) {
            present.push(stops.size());
            stops.add(Duration.ZERO);
        }
    }

    private void pass(Stage stage) {
        var fewer = present.size() - stage.target();
        for (int i = 1; i <= fewer; i++) {
            stops.set(present.pop(), now.plus(stage.duration().multipliedBy(i).dividedBy(fewer)));
        }
        come(Math.max(0, -fewer));
        now = now.plus(stage.duration());
    }
}
