package dev.guildwire.rooms.token;

import io.jsonwebtoken.io.AbstractSerializer;
import java.io.OutputStream;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// Writes a token's JSON with our own mapper; jjwt brings one for Jackson 2 only.
final class JwtJson extends AbstractSerializer<Map<String, ?>> {

    private final JsonMapper json;

    JwtJson(JsonMapper json) {
        this.json = json;
    }

    @Override
    protected void doSerialize(Map<String, ?> value, OutputStream out) {
        json.writeValue(out, value);
    }
}
