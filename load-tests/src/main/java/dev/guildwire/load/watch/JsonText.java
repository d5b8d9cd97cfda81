package dev.guildwire.load.watch;

import org.jspecify.annotations.Nullable;

/// Finds single fields in the JSON that our servers write: no spaces, and a name stands once. A hundred thousand frames
/// a second have to be looked at on the processors that also make them, and a parser would take a fifth of one.
final class JsonText {

    private JsonText() {}

    /// The value of a string or number field as it stands, or null.
    static @Nullable String field(String json, String name) {
        var key = "\"" + name + "\":";
        var at = json.indexOf(key);
        return at < 0 ? null : value(json, at + key.length());
    }

    private static @Nullable String value(String json, int from) {
        if (from < json.length() && json.charAt(from) == '"') {
            var end = json.indexOf('"', from + 1);
            return end < 0 ? null : json.substring(from + 1, end);
        }
        var end = from;
        while (end < json.length() && ",}]".indexOf(json.charAt(end)) < 0) {
            end++;
        }
        return json.substring(from, end);
    }
}
