package dev.guildwire.rooms.roadmap;

import dev.guildwire.contracts.roadmap.Feature;
import dev.guildwire.contracts.roadmap.RoadmapEvent;
import dev.guildwire.contracts.roadmap.Status;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// A feature as the fields of its hash. The number of votes is not among them: it is the size of the set of voters.
final class FeatureFields {

    private static final String TITLE = "title";
    private static final String DESCRIPTION = "description";
    private static final String STATUS = "status";
    private static final String CREATED_BY_ID = "createdById";
    private static final String CREATED_BY_NAME = "createdByName";
    private static final String CREATED_AT = "createdAt";
    private static final String UPDATED_AT = "updatedAt";

    private FeatureFields() {}

    static Map<String, String> of(Feature feature) {
        var fields = new LinkedHashMap<String, String>();
        fields.put(TITLE, feature.title());
        fields.put(DESCRIPTION, feature.description());
        fields.put(STATUS, feature.status().name());
        fields.put(CREATED_BY_ID, feature.createdById());
        fields.put(CREATED_BY_NAME, feature.createdBy().name());
        fields.put(CREATED_AT, feature.createdAt().toString());
        fields.put(UPDATED_AT, feature.updatedAt().toString());
        return fields;
    }

    static Map<String, String> of(RoadmapEvent.Changes changes) {
        var fields = new LinkedHashMap<String, String>();
        if (changes.title() != null) {
            fields.put(TITLE, changes.title());
        }
        if (changes.description() != null) {
            fields.put(DESCRIPTION, changes.description());
        }
        if (changes.status() != null) {
            fields.put(STATUS, changes.status().name());
        }
        return fields;
    }

    static Feature feature(String id, int votes, Map<String, String> fields) {
        return new Feature(
                id,
                field(fields, TITLE),
                field(fields, DESCRIPTION),
                Status.valueOf(field(fields, STATUS)),
                votes,
                field(fields, CREATED_BY_ID),
                new Feature.Author(field(fields, CREATED_BY_NAME)),
                Instant.parse(field(fields, CREATED_AT)),
                Instant.parse(field(fields, UPDATED_AT)));
    }

    private static String field(Map<String, String> fields, String name) {
        return Objects.requireNonNull(fields.get(name), name);
    }
}
