package dev.guildwire.edge.roadmap;

import dev.guildwire.contracts.roadmap.RoadmapEvent;

/// A change of the board, or several put together.
///
/// @param version    number of the (newest) change
/// @param madeMillis when it was made, Unix time in milliseconds
public record Change(RoadmapEvent event, long version, long madeMillis) {

    String featureId() {
        return event.featureId();
    }

    /// Whether admins alone are told.
    boolean isForAdmins() {
        return switch (event) {
            case RoadmapEvent.FeatureCreated _, RoadmapEvent.FeatureDeleted _ -> true;
            case RoadmapEvent.FeatureUpdate _, RoadmapEvent.VoteUpdate _ -> false;
        };
    }
}
