package dev.guildwire.edge.roadmap;

import dev.guildwire.contracts.roadmap.RoadmapEvent;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What admins did to one feature and is not told yet. Belongs to the stream's thread.
final class Edits {

    private @Nullable Change created;
    private @Nullable Update update;
    private @Nullable Change deleted;

    /// @param change no vote
    void add(Change change) {
        switch (change.event()) {
            case RoadmapEvent.FeatureCreated _ -> created = change;
            case RoadmapEvent.FeatureUpdate edit ->
                update = Update.join(update, new Update(edit, change.version(), change.madeMillis()));
            case RoadmapEvent.FeatureDeleted _ -> {
                created = null;
                update = null;
                deleted = change;
            }
            case RoadmapEvent.VoteUpdate _ -> throw new IllegalArgumentException("a vote is no edit");
        }
    }

    boolean isEmpty() {
        return created == null && update == null && deleted == null;
    }

    /// Takes the next to tell, in the order in which they make sense; there must be one.
    Change next() {
        if (created != null) {
            var next = created;
            created = null;
            return next;
        }
        if (update != null) {
            var next = update.toChange();
            update = null;
            return next;
        }
        var next = Objects.requireNonNull(deleted, "nothing to tell");
        deleted = null;
        return next;
    }
}
