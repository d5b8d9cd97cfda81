package dev.guildwire.rooms.outbox;

import java.util.HashMap;
import java.util.Map;

/// One event that waits to be told.
///
/// @param id      its place in the outbox
/// @param headers of the record
record OutboxEntry(String id, String topic, String key, String value, Map<String, String> headers) {

    private static final String TOPIC = "topic";
    private static final String KEY = "key";
    private static final String VALUE = "value";

    OutboxEntry {
        headers = Map.copyOf(headers);
    }

    /// Every field that is not the record's topic, key or value is a header.
    static OutboxEntry of(String id, Map<String, String> fields) {
        var headers = new HashMap<>(fields);
        var topic = headers.remove(TOPIC);
        var key = headers.remove(KEY);
        var value = headers.remove(VALUE);
        if (topic == null || key == null || value == null) {
            throw new IllegalStateException("an outbox entry lacks its topic, key or value: " + id);
        }
        return new OutboxEntry(id, topic, key, value, headers);
    }
}
