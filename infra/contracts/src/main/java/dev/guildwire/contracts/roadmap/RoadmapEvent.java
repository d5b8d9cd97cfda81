package dev.guildwire.contracts.roadmap;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonSerialize;

/// A change of the board; `type` tells which on the wire.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RoadmapEvent.VoteUpdate.class, name = "VOTE_UPDATE"),
    @JsonSubTypes.Type(value = RoadmapEvent.FeatureUpdate.class, name = "FEATURE_UPDATE"),
    @JsonSubTypes.Type(value = RoadmapEvent.FeatureCreated.class, name = "FEATURE_CREATED"),
    @JsonSubTypes.Type(value = RoadmapEvent.FeatureDeleted.class, name = "FEATURE_DELETED")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface RoadmapEvent {

    String featureId();

    Instant timestamp();

    /// Somebody voted, or took a vote back.
    ///
    /// @param voteCount the new total
    /// @param voterId   who; absent where several voters were put together
    record VoteUpdate(
            String featureId,
            int voteCount,
            @Nullable String voterId,
            Action action,
            @JsonSerialize(using = IsoMillis.class) Instant timestamp)
            implements RoadmapEvent {}

    /// An admin changed a feature.
    record FeatureUpdate(
            String featureId,
            Changes changes,
            @JsonSerialize(using = IsoMillis.class) Instant timestamp) implements RoadmapEvent {}

    /// An admin made a feature. Only admins are told.
    record FeatureCreated(
            Feature feature,
            @JsonSerialize(using = IsoMillis.class) Instant timestamp) implements RoadmapEvent {

        @Override
        @JsonIgnore
        public String featureId() {
            return feature.id();
        }
    }

    /// An admin deleted a feature. Only admins are told.
    record FeatureDeleted(
            String featureId,
            @JsonSerialize(using = IsoMillis.class) Instant timestamp) implements RoadmapEvent {}

    /// What a vote did.
    enum Action {
        @JsonProperty("add")
        ADD,
        @JsonProperty("remove")
        REMOVE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The fields that changed; the others are absent.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Changes(
            @Nullable String title,
            @Nullable String description,
            @Nullable Status status) {}
}
