package dev.guildwire.edge.roadmap;

import dev.guildwire.contracts.roadmap.RoadmapEvent;
import dev.guildwire.contracts.roadmap.RoadmapEvent.VoteUpdate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What became of one feature: of each kind of change the newest, whatever the number of changes was. Belongs to the
/// stream's thread.
final class FeatureHistory {

    private @Nullable Change created;
    private @Nullable Change deleted;
    private @Nullable Change vote;
    /// The version of the vote before that, 0 when there was none.
    private long earlierVote;

    // The edits that gave each field its value.
    private @Nullable Update title;
    private @Nullable Update description;
    private @Nullable Update status;

    private long version;

    void add(Change change) {
        version = change.version();
        switch (change.event()) {
            case RoadmapEvent.FeatureCreated _ -> created = change;
            case RoadmapEvent.FeatureDeleted _ -> deleted = change;
            case RoadmapEvent.VoteUpdate _ -> {
                earlierVote = vote == null ? 0 : vote.version();
                vote = change;
            }
            case RoadmapEvent.FeatureUpdate update -> note(new Update(update, change.version(), change.madeMillis()));
        }
    }

    private void note(Update update) {
        var changes = update.event().changes();
        title = changes.title() == null ? title : update;
        description = changes.description() == null ? description : update;
        status = changes.status() == null ? status : update;
    }

    /// The number of the last change.
    long version() {
        return version;
    }

    /// What is to be told to somebody who knows the feature as it was at a version, oldest first.
    List<Change> since(long known) {
        if (deleted != null) {
            return deleted.version() > known ? List.of(deleted) : List.of();
        }
        var changes = new ArrayList<Change>();
        if (created != null && created.version() > known) {
            changes.add(created);
        }
        var update = updateSince(known);
        if (update != null) {
            changes.add(update.toChange());
        }
        if (vote != null && vote.version() > known) {
            changes.add(earlierVote > known ? withoutVoter(vote) : vote);
        }
        changes.sort(Comparator.comparingLong(Change::version));
        return changes;
    }

    private @Nullable Update updateSince(long known) {
        return Stream.of(title, description, status)
                .filter(Objects::nonNull)
                .filter(update -> update.version() > known)
                .distinct()
                .sorted(Comparator.comparingLong(Update::version))
                .reduce(Update::join)
                .orElse(null);
    }

    private static Change withoutVoter(Change change) {
        return change.event() instanceof VoteUpdate(var feature, var count, var _, var action, var at)
                ? new Change(new VoteUpdate(feature, count, null, action, at), change.version(), change.madeMillis())
                : change;
    }
}
