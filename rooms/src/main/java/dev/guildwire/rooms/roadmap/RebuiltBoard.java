package dev.guildwire.rooms.roadmap;

import dev.guildwire.contracts.roadmap.Feature;
import dev.guildwire.contracts.roadmap.RoadmapEvent;
import dev.guildwire.contracts.roadmap.RoadmapEvent.Action;
import dev.guildwire.contracts.roadmap.RoadmapEvent.Changes;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// A board put together from its events, one after the other. Repeats do no harm: every event says what is, not what
/// to add.
final class RebuiltBoard {

    private final Map<String, Feature> features = new LinkedHashMap<>();
    private final Map<String, Set<String>> voters = new LinkedHashMap<>();
    private long version;

    void apply(RoadmapEvent event, long eventVersion) {
        version = Math.max(version, eventVersion);
        switch (event) {
            case RoadmapEvent.FeatureCreated created -> {
                features.putIfAbsent(created.featureId(), created.feature());
                voters.putIfAbsent(created.featureId(), new LinkedHashSet<>());
            }
            case RoadmapEvent.FeatureUpdate update ->
                features.computeIfPresent(
                        update.featureId(), (_, feature) -> changed(feature, update.changes(), update.timestamp()));
            case RoadmapEvent.FeatureDeleted deleted -> {
                features.remove(deleted.featureId());
                voters.remove(deleted.featureId());
            }
            case RoadmapEvent.VoteUpdate vote -> vote(vote);
        }
    }

    private void vote(RoadmapEvent.VoteUpdate vote) {
        var ofFeature = voters.get(vote.featureId());
        var voter = vote.voterId();
        if (ofFeature != null && voter != null) {
            var _ = vote.action() == Action.ADD ? ofFeature.add(voter) : ofFeature.remove(voter);
        }
    }

    private static Feature changed(Feature feature, Changes changes, Instant at) {
        return new Feature(
                feature.id(),
                Objects.requireNonNullElse(changes.title(), feature.title()),
                Objects.requireNonNullElse(changes.description(), feature.description()),
                Objects.requireNonNullElse(changes.status(), feature.status()),
                feature.voteCount(),
                feature.createdById(),
                feature.createdBy(),
                feature.createdAt(),
                at);
    }

    long version() {
        return version;
    }

    /// Each feature with the ids of those who voted for it.
    Map<Feature, Set<String>> features() {
        var all = new LinkedHashMap<Feature, Set<String>>();
        features.forEach((id, feature) -> all.put(feature, voters.getOrDefault(id, Set.of())));
        return all;
    }
}
