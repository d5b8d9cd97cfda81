package dev.guildwire.contracts.roadmap;

import java.time.Instant;
import tools.jackson.databind.annotation.JsonSerialize;

/// One feature on the board.
///
/// @param title       1 to 200 characters
/// @param description 0 to 5000 characters
public record Feature(
        String id,
        String title,
        String description,
        Status status,
        int voteCount,
        String createdById,
        Author createdBy,
        @JsonSerialize(using = IsoMillis.class) Instant createdAt,
        @JsonSerialize(using = IsoMillis.class) Instant updatedAt) {

    /// Who made it, as people are shown it.
    public record Author(String name) {}
}
