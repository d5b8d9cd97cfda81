package dev.guildwire.rooms.invite;

import io.jsonwebtoken.io.AbstractDeserializer;
import io.jsonwebtoken.io.AbstractSerializer;
import java.io.OutputStream;
import java.io.Reader;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// A token's JSON by our own mapper; jjwt brings one for Jackson 2 only.
final class InviteJson {

    private static final TypeReference<Map<String, ?>> OBJECT = new TypeReference<>() {};

    private InviteJson() {}

    static AbstractSerializer<Map<String, ?>> writer(JsonMapper json) {
        return new AbstractSerializer<>() {
            @Override
            protected void doSerialize(Map<String, ?> value, OutputStream out) {
                json.writeValue(out, value);
            }
        };
    }

    static AbstractDeserializer<Map<String, ?>> reader(JsonMapper json) {
        return new AbstractDeserializer<>() {
            @Override
            protected Map<String, ?> doDeserialize(Reader reader) {
                return json.readValue(reader, OBJECT);
            }
        };
    }
}
