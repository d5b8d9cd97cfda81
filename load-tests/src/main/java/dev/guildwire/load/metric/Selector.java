package dev.guildwire.load.metric;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// A metric's name with the tags that its samples must have, as in `event_latency{phase:steady}`.
record Selector(String text, String metric, Map<String, String> tags) {

    static Selector parse(String text) {
        var brace = text.indexOf('{');
        if (brace < 0) {
            return new Selector(text, text, Map.of());
        }
        if (!text.endsWith("}")) {
            throw new IllegalArgumentException("not a metric with tags: " + text);
        }
        var tags = new LinkedHashMap<String, String>();
        Arrays.stream(text.substring(brace + 1, text.length() - 1).split(",", -1))
                .forEach(pair -> {
                    var colon = pair.indexOf(':');
                    if (colon < 0) {
                        throw new IllegalArgumentException("not a metric with tags: " + text);
                    }
                    tags.put(
                            pair.substring(0, colon).strip(),
                            unquoted(pair.substring(colon + 1).strip()));
                });
        return new Selector(text, text.substring(0, brace).strip(), Map.copyOf(tags));
    }

    /// @param shared tags that stand where `own` has no others
    boolean fits(Map<String, String> own, Map<String, String> shared) {
        for (var tag : tags.entrySet()) {
            var here = own.containsKey(tag.getKey()) ? own : shared;
            if (!tag.getValue().equals(here.get(tag.getKey()))) {
                return false;
            }
        }
        return true;
    }

    private static String unquoted(String value) {
        var quoted = value.length() > 1 && (value.startsWith("\"") || value.startsWith("'"));
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
