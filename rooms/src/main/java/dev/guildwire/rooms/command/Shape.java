package dev.guildwire.rooms.command;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a backend is told besides `"success":true`.
@FunctionalInterface
interface Shape {

    /// @param answer to be filled
    /// @param body   what Discord answered, missing when that was nothing
    void fill(ObjectNode answer, JsonNode body);

    static Shape nothing() {
        return (_, _) -> {};
    }

    /// The id of what Discord made.
    static Shape id(String field) {
        return (answer, body) -> answer.put(field, body.required("id").asString());
    }

    /// All that Discord answered.
    static Shape whole(String field) {
        return (answer, body) -> answer.set(field, body);
    }
}
