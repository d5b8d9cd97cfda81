package dev.guildwire.rooms.room;

import static dev.guildwire.rooms.Discord.MIRA;
import static dev.guildwire.rooms.Discord.NOOR;
import static dev.guildwire.rooms.room.Rooms.GUILD;
import static dev.guildwire.rooms.room.Rooms.expect;
import static dev.guildwire.rooms.room.Rooms.json;
import static dev.guildwire.rooms.room.Rooms.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.guildwire.rooms.Browser;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Holds the service's answers against its own OpenAPI document.
class RoomApiDescriptionIT {

    private static final String ROOM = "/api/rooms/{channelId}";
    private static final String INVITES = ROOM + "/invites";

    private ObjectNode document = JsonMapper.shared().createObjectNode();

    @Test
    void answersWhenHeldAgainstTheDocumentAreAsItSays() {
        try (var rooms = Rooms.start(1, Map.of())) {
            var mira = rooms.of(MIRA);
            document = (ObjectNode) expect(200, mira.get("/v3/api-docs"));

            var room = described("post", "/api/rooms", 201, create(mira, "Described"));
            var path = "/api/rooms/" + text(room, "channelId");
            described("post", "/api/rooms/join", 200, rooms.join(NOOR, room));
            rooms.look(MIRA, text(room, "channelId"));
            described("get", ROOM, 200, mira.get(path));
            described("get", "/api/rooms", 200, mira.get("/api/rooms?guildId=" + GUILD));
            described("post", ROOM + "/viewing", 200, mira.post(path + "/viewing", ""));
            var invite = described("post", INVITES, 201, mira.post(path + "/invites", ""));
            described("get", INVITES, 200, mira.get(path + "/invites"));
            described("delete", INVITES + "/{id}", 204, rooms.delete(MIRA, path + "/invites/" + text(invite, "id")));
            described("post", ROOM + "/leave", 204, rooms.leave(NOOR, text(room, "channelId")));

            described("post", "/api/rooms", 400, create(mira, ""));
            described("post", "/api/rooms/join", 403, rooms.join(NOOR, invite));
            described("get", ROOM, 404, mira.get("/api/rooms/1"));
            described("delete", ROOM, 403, rooms.end(NOOR, text(room, "channelId")));
            described("delete", ROOM, 204, rooms.end(MIRA, text(room, "channelId")));
        }
    }

    private static HttpResponse<String> create(Browser person, String name) {
        return person.post("/api/rooms", json(Map.of("name", name, "guildId", GUILD.toString())));
    }

    private JsonNode described(String method, String path, int status, HttpResponse<String> answer) {
        var body = expect(status, answer);
        var responses = document.path("paths").path(path).path(method).path("responses");
        var response = responses.path(status < 400 ? Integer.toString(status) : "default");
        assertThat(response.isObject()).as("%s %s has %d", method, path, status).isTrue();
        if (!answer.body().isEmpty()) {
            var type = status < 400 ? "application/json" : "application/problem+json";
            var content = response.path("content");
            var schema = content.path(content.has(type) ? type : "*/*").path("schema");
            assertThat(errors(schema, body)).isEmpty();
            assertFields(schema, body, status < 400);
        }
        return body;
    }

    private Iterable<?> errors(JsonNode schema, JsonNode body) {
        var whole = document.deepCopy();
        whole.setAll((ObjectNode) schema);
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole)
                .validate(body);
    }

    /// Nothing is answered that is not described, and nothing described is missing.
    private void assertFields(JsonNode schema, JsonNode body, boolean complete) {
        var resolved = resolve(schema);
        if (body.isArray()) {
            body.forEach(item -> assertFields(resolved.path("items"), item, complete));
        } else if (body.isObject()) {
            var described = resolved.path("properties");
            assertThat(described.propertyNames()).containsAll(body.propertyNames());
            if (complete) {
                assertThat(body.propertyNames()).containsAll(described.propertyNames());
            }
            body.properties()
                    .forEach(field -> assertFields(described.path(field.getKey()), field.getValue(), complete));
        }
    }

    private JsonNode resolve(JsonNode schema) {
        var reference = schema.path("$ref").asString("");
        return reference.isEmpty() ? schema : document.at(reference.substring(1));
    }
}
