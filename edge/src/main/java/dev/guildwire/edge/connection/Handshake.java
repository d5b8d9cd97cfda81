package dev.guildwire.edge.connection;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a client brought along when it asked for a WebSocket.
///
/// @param cookies    values by name; a browser may send several of one name
/// @param parameters of the address's query, the first of each name
public record Handshake(Map<String, List<String>> cookies, Map<String, String> parameters) {

    public Handshake {
        cookies = Map.copyOf(cookies);
        parameters = Map.copyOf(parameters);
    }

    public List<String> cookies(String name) {
        return cookies.getOrDefault(name, List.of());
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }
}
