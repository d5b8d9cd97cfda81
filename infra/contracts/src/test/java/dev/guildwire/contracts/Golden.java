package dev.guildwire.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The documents that the contracts show, one file each.
final class Golden {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private Golden() {}

    static JsonNode read(String name) {
        try (var in = Objects.requireNonNull(
                Golden.class.getResourceAsStream("/golden/" + name + ".json"), "no golden document " + name)) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What comes out when the document is read as the type and written again.
    static JsonNode roundTrip(String name, Class<?> type) {
        return JSON.readTree(JSON.writeValueAsString(JSON.treeToValue(read(name), type)));
    }
}
