package dev.guildwire.rooms.roadmap;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.guildwire.contracts.roadmap.Feature;
import java.util.List;

/// The board as one person sees it.
///
/// @param version  number of the last change it contains; an event of the stream with a version not above it is old
/// @param features in the order in which they were made
record Board(long version, List<Card> features) {

    Board {
        features = List.copyOf(features);
    }

    /// @param hasVoted whether the person who asks has voted for it
    record Card(@JsonUnwrapped Feature feature, boolean hasVoted) {}
}
