package dev.guildwire.edge.roadmap;

import dev.guildwire.contracts.roadmap.RoadmapEvent;
import dev.guildwire.contracts.roadmap.RoadmapEvent.VoteUpdate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Puts changes together until they may go out. Two rules make them wait:
///
/// - Broadcasts keep a distance, so that there are only so many a second. Each takes everything that may go out, one
///   message for each feature and kind of change, so nothing ever waits for more than the next one.
/// - Votes for one feature wait for the end of a window that its last message opened: a lone vote goes out at once, and
///   of a run of them one message each window.
///
/// What waits is kept as the newest state of each feature, so that however long it waits, the last state goes out and
/// older ones do not. Times are milliseconds of any one clock. Belongs to the stream's thread.
final class Batches {

    /// Nothing waits.
    static final long NEVER = Long.MAX_VALUE;

    private final long windowMillis;
    private final long distanceMillis;

    /// The next broadcast is not before it.
    private long freeAt = Long.MIN_VALUE;

    /// Features with changes other than votes to tell, the longest waiting first.
    private final SequencedMap<String, Edits> edits = new LinkedHashMap<>();

    /// Features with votes to tell, the longest waiting first.
    private final SequencedMap<String, Votes> votes = new LinkedHashMap<>();

    /// By feature, of those that have a window open, or votes that wait for its end.
    private final Map<String, Told> told = new HashMap<>();

    private record Told(long windowEnd, Voters by) {}

    /// @param windowMillis   between two messages of votes for one feature
    /// @param distanceMillis between two broadcasts
    Batches(long windowMillis, long distanceMillis) {
        this.windowMillis = windowMillis;
        this.distanceMillis = distanceMillis;
    }

    void add(Change change, long now) {
        endWindows(now);
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
        var last = told.get(feature);
        return last == null || last.windowEnd() <= now ? Voters.NOBODY : last.by();
    }

    private void endWindows(long now) {
        told.entrySet().removeIf(last -> last.getValue().windowEnd() <= now && !votes.containsKey(last.getKey()));
    }

    private void edit(Change change) {
        edits.computeIfAbsent(change.featureId(), _ -> new Edits()).add(change);
    }

    /// Takes the messages of a broadcast, if one may go out now.
    List<Broadcast> take(long now) {
        if (now < freeAt) {
            return List.of();
        }
        endWindows(now);
        var taken = new ArrayList<Broadcast>();
        edits.values().forEach(of -> takeAll(of, taken));
        edits.clear();
        takeVotes(now, taken);
        if (!taken.isEmpty()) {
            freeAt = now + distanceMillis;
        }
        return taken;
    }

    private static void takeAll(Edits of, List<Broadcast> taken) {
        while (!of.isEmpty()) {
            taken.add(Broadcast.toAll(of.next()));
        }
    }

    private void takeVotes(long now, List<Broadcast> taken) {
        for (var waiting = votes.entrySet().iterator(); waiting.hasNext(); ) {
            var next = waiting.next();
            if (windowEnd(next.getKey()) <= now) {
                taken.add(next.getValue().toBroadcast());
                told.put(
                        next.getKey(),
                        new Told(now + windowMillis, next.getValue().by()));
                waiting.remove();
            }
        }
    }

    /// When there is next something to take, [#NEVER] when nothing waits.
    long dueAt() {
        if (!edits.isEmpty()) {
            return freeAt;
        }
        var first = votes.keySet().stream().mapToLong(this::windowEnd).min();
        return first.isPresent() ? Math.max(first.getAsLong(), freeAt) : NEVER;
    }

    private long windowEnd(String feature) {
        var last = told.get(feature);
        return last == null ? Long.MIN_VALUE : last.windowEnd();
    }

    /// Forgets what waits.
    void clear() {
        edits.clear();
        votes.clear();
        told.clear();
    }
}
