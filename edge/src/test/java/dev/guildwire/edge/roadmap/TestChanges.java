package dev.guildwire.edge.roadmap;

import dev.guildwire.contracts.roadmap.Feature;
import dev.guildwire.contracts.roadmap.RoadmapEvent;
import dev.guildwire.contracts.roadmap.RoadmapEvent.Action;
import dev.guildwire.contracts.roadmap.RoadmapEvent.Changes;
import dev.guildwire.contracts.roadmap.RoadmapEvent.FeatureCreated;
import dev.guildwire.contracts.roadmap.RoadmapEvent.FeatureDeleted;
import dev.guildwire.contracts.roadmap.RoadmapEvent.FeatureUpdate;
import dev.guildwire.contracts.roadmap.RoadmapEvent.VoteUpdate;
import dev.guildwire.contracts.roadmap.Status;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Changes as rooms makes them, each with a version of the test's.
final class TestChanges {

    private TestChanges() {}

    private static Instant time(long version) {
        return Instant.ofEpochSecond(1_760_974_245L + version, 123_000_000);
    }

    static Change of(RoadmapEvent event, long version) {
        return new Change(event, version, time(version).toEpochMilli());
    }

    static Change vote(long version, String feature, int count, String voter) {
        return of(new VoteUpdate(feature, count, voter, Action.ADD, time(version)), version);
    }

    static Change voteTakenBack(long version, String feature, int count, String voter) {
        return of(new VoteUpdate(feature, count, voter, Action.REMOVE, time(version)), version);
    }

    static Change edit(long version, String feature, @Nullable String title, @Nullable Status status) {
        return of(new FeatureUpdate(feature, new Changes(title, null, status), time(version)), version);
    }

    static Change created(long version, String feature) {
        var made = new Feature(
                feature,
                "Mobile app",
                "For phones",
                Status.TODO,
                0,
                "80351110224678912",
                new Feature.Author("Jane Admin"),
                time(version),
                time(version));
        return of(new FeatureCreated(made, time(version)), version);
    }

    static Change deleted(long version, String feature) {
        return of(new FeatureDeleted(feature, time(version)), version);
    }
}
