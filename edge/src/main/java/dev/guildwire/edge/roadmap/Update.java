package dev.guildwire.edge.roadmap;

import dev.guildwire.contracts.roadmap.RoadmapEvent.Changes;
import dev.guildwire.contracts.roadmap.RoadmapEvent.FeatureUpdate;
import org.jspecify.annotations.Nullable;

/// Edits of one feature put together.
record Update(FeatureUpdate event, long version, long madeMillis) {

    /// The edits up to and including a newer one: of each field, the newest value.
    static Update join(@Nullable Update older, Update newer) {
        return older == null
                ? newer
                : new Update(
                        new FeatureUpdate(
                                newer.event.featureId(),
                                join(older.event.changes(), newer.event.changes()),
                                newer.event.timestamp()),
                        newer.version,
                        newer.madeMillis);
    }

    private static Changes join(Changes older, Changes newer) {
        return new Changes(
                newer.title() == null ? older.title() : newer.title(),
                newer.description() == null ? older.description() : newer.description(),
                newer.status() == null ? older.status() : newer.status());
    }

    Change toChange() {
        return new Change(event, version, madeMillis);
    }
}
