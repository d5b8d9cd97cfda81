package dev.guildwire.edge.roadmap;

import dev.guildwire.contracts.roadmap.RoadmapEvent;
import dev.guildwire.contracts.roadmap.RoadmapEvent.VoteUpdate;
import dev.guildwire.edge.connection.SlidingWindow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Puts changes together until they may go out: votes for a feature once a window, and so many messages a second in
/// all. The first vote for a feature goes out at once and opens a window; those that come within it go out at its end.
///
/// What waits is kept as the newest state of each feature, so that however long it waits, the last state goes out and
/// older ones do not. Times are milliseconds of any one clock. Belongs to the stream's thread.
final class Batches {

    /// Nothing waits.
    static final long NEVER = Long.MAX_VALUE;

    private static final long SECOND = 1000;

    private final long windowMillis;
    private final SlidingWindow budget;

    /// Features with changes other than votes to tell, the longest waiting first.
    private final SequencedMap<String, Edits> edits = new LinkedHashMap<>();

    /// Features with votes to tell, the longest waiting first.
    private final SequencedMap<String, Votes> votes = new LinkedHashMap<>();

    /// By feature, of those for which votes were told a moment ago.
    private final Map<String, Window> windows = new HashMap<>();

    private record Window(long end, Voters openers) {}

    /// @param perSecond messages to the board in any second
    Batches(long windowMillis, int perSecond) {
        this.windowMillis = windowMillis;
        this.budget = new SlidingWindow(perSecond, SECOND);
    }

    void add(Change change, long now) {
        switch (change.event()) {
            case VoteUpdate vote ->
                votes.merge(change.featureId(), Votes.of(change, vote, openers(change.featureId(), now)), Votes::with);
            case RoadmapEvent.FeatureCreated _, RoadmapEvent.FeatureUpdate _ -> edit(change);
            case RoadmapEvent.FeatureDeleted _ -> {
                votes.remove(change.featureId());
                edit(change);
            }
        }
    }

    private Voters openers(String feature, long now) {
        var window = windows.get(feature);
        return window == null || window.end() <= now ? Voters.NOBODY : window.openers();
    }

    private void edit(Change change) {
        edits.computeIfAbsent(change.featureId(), _ -> new Edits()).add(change);
    }

    /// Takes what may go out now.
    List<Broadcast> take(long now) {
        var taken = new ArrayList<Broadcast>();
        windows.values().removeIf(window -> window.end() <= now);
        takeEdits(now, taken);
        takeVotes(now, taken);
        return taken;
    }

    private void takeEdits(long now, List<Broadcast> taken) {
        for (var waiting = edits.values().iterator(); waiting.hasNext(); ) {
            var of = waiting.next();
            while (!of.isEmpty()) {
                if (!budget.tryTake(now)) {
                    return;
                }
                taken.add(Broadcast.toAll(of.next()));
            }
            waiting.remove();
        }
    }

    private void takeVotes(long now, List<Broadcast> taken) {
        for (var waiting = votes.entrySet().iterator(); waiting.hasNext(); ) {
            var next = waiting.next();
            if (windows.containsKey(next.getKey())) {
                continue;
            }
            if (!budget.tryTake(now)) {
                return;
            }
            taken.add(next.getValue().toBroadcast());
            windows.put(
                    next.getKey(),
                    new Window(now + windowMillis, next.getValue().by()));
            waiting.remove();
        }
    }

    /// When there is next something to take, [#NEVER] when nothing waits.
    long dueAt() {
        if (!edits.isEmpty()) {
            return budget.freeAt();
        }
        var first = votes.keySet().stream().mapToLong(this::windowEnd).min();
        return first.isPresent() ? Math.max(first.getAsLong(), budget.freeAt()) : NEVER;
    }

    private long windowEnd(String feature) {
        var window = windows.get(feature);
        return window == null ? Long.MIN_VALUE : window.end();
    }

    /// Forgets what waits.
    void clear() {
        edits.clear();
        votes.clear();
        windows.clear();
    }
}
