package dev.guildwire.load.journey;

import dev.guildwire.load.k6.Scenario;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The journeys by the names that `exec` knows them by.
final class Journeys {

    private static final Map<String, Journey> ALL = Map.of(
            "default", WatchJourney.READING,
            "watch", WatchJourney.READING,
            "watchSlowly", WatchJourney.SLOW,
            "traffic", OperatorJourneys::traffic,
            "killEdge", OperatorJourneys::killEdge,
            "board", RoadmapJourneys::board,
            "edit", RoadmapJourneys::edit,
            "playRoom", RoomJourney::play);

    /// Those that no virtual user has to log in for as a person of ours.
    private static final Set<String> WITHOUT_LOGIN = Set.of("traffic", "killEdge", "edit");

    private Journeys() {}

    static Journey of(Scenario scenario) {
        var journey = ALL.get(scenario.exec());
        if (journey == null) {
            throw new IllegalArgumentException("scenarios." + scenario.name() + ".exec: there is no \""
                    + scenario.exec() + "\", only " + new TreeSet<>(ALL.keySet()));
        }
        return journey;
    }

    /// How many people each virtual user needs.
    static int people(Scenario scenario) {
        return scenario.exec().equals("playRoom") ? 2 : 1;
    }

    static boolean logsIn(Scenario scenario) {
        return !WITHOUT_LOGIN.contains(scenario.exec());
    }
}
