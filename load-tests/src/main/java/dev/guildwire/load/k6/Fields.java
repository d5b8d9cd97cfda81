package dev.guildwire.load.k6;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The fields of one JSON object. What is wrong with them is gathered, so that one run tells all of it; what was never
/// asked for is not supported.
final class Fields {

    private final String where;
    private final JsonNode object;
    private final List<String> complaints;
    private final Set<String> asked = new HashSet<>();

    /// @param where      names the object in complaints
    /// @param complaints added to
    Fields(String where, JsonNode object, List<String> complaints) {
        this.where = where;
        this.object = object;
        this.complaints = complaints;
        if (!object.isObject()) {
            complaints.add(where + " is no object");
        }
    }

    boolean has(String name) {
        return object.has(name) && !object.path(name).isNull();
    }

    JsonNode take(String name) {
        asked.add(name);
        return object.path(name);
    }

    int number(String name, int otherwise) {
        var value = take(name);
        if (!has(name)) {
            return otherwise;
        }
        if (!value.isInt() || value.intValue() < 0) {
            complaints.add(where + "." + name + " is no whole number from 0");
            return otherwise;
        }
        return value.intValue();
    }

    int required(String name) {
        require(name);
        return number(name, 1);
    }

    String text(String name, String otherwise) {
        var value = take(name);
        return has(name) ? value.asString() : otherwise;
    }

    Duration duration(String name, Duration otherwise) {
        var value = take(name);
        return has(name) ? convert(name, value.asString(), K6Duration::parse, otherwise) : otherwise;
    }

    Duration requiredDuration(String name) {
        require(name);
        return duration(name, Duration.ZERO);
    }

    Map<String, String> texts(String name) {
        var texts = new LinkedHashMap<String, String>();
        take(name)
                .properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asString()));
        return texts;
    }

    List<Stage> stages(String name) {
        var stages = new ArrayList<Stage>();
        take(name).forEach(element -> {
            var fields = new Fields(where + "." + name + "[" + stages.size() + "]", element, complaints);
            stages.add(new Stage(fields.requiredDuration("duration"), fields.required("target")));
            fields.refuseTheRest();
        });
        if (stages.isEmpty()) {
            complaints.add(where + "." + name + " is missing");
        }
        return stages;
    }

    <T> T convert(String name, String text, Function<String, T> conversion, T otherwise) {
        try {
            return conversion.apply(text);
        } catch (IllegalArgumentException e) {
            complaints.add(where + "." + name + ": " + e.getMessage());
            return otherwise;
        }
    }

    /// Says of every field that nobody asked for that it is not supported.
    void refuseTheRest() {
        for (var field : object.properties()) {
            if (!asked.contains(field.getKey())) {
                complaints.add("k6 option " + where + "." + field.getKey() + " is not supported");
            }
        }
    }

    void complain(String name, @Nullable String what) {
        complaints.add(where + "." + name + ": " + what);
    }

    private void require(String name) {
        if (!has(name)) {
            complaints.add(where + "." + name + " is missing");
        }
    }
}
