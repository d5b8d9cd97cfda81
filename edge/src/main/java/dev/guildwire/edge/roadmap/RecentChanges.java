package dev.guildwire.edge.roadmap;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// What changed on the board since some version, for those who come back. It costs memory for each feature, not for
/// each change. Belongs to the stream's thread.
final class RecentChanges {

    private final int mostFeatures;

    /// The one that changed last is last.
    private final SequencedMap<String, FeatureHistory> features = new LinkedHashMap<>();

    private boolean begun;

    /// Every change above it, up to the one reached, is in here.
    private long floor;

    private long reached;

    RecentChanges(int mostFeatures) {
        this.mostFeatures = mostFeatures;
    }

    /// @return false when the change was here before: it is told at least once, and is to be dropped
    boolean add(Change change) {
        if (begun && change.version() <= reached) {
            return false;
        }
        if (!begun) {
            begun = true;
            floor = change.version() - 1;
        }
        reached = change.version();
        var history = features.computeIfAbsent(change.featureId(), _ -> new FeatureHistory());
        history.add(change);
        features.sequencedKeySet().remove(change.featureId());
        features.putLast(change.featureId(), history);
        if (features.size() > mostFeatures) {
            floor = features.pollFirstEntry().getValue().version();
        }
        return true;
    }

    long floor() {
        return floor;
    }

    /// The number of the last change.
    long reached() {
        return reached;
    }

    /// What is to be told to somebody who knows the board as it was at a version that is not below the floor.
    List<Change> since(long known) {
        return features.values().stream()
                .flatMap(history -> history.since(known).stream())
                .sorted(Comparator.comparingLong(Change::version))
                .toList();
    }

    /// Forgets everything.
    void clear() {
        features.clear();
        begun = false;
        floor = 0;
        reached = 0;
    }
}
