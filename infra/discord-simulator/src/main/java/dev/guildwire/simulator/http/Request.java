package dev.guildwire.simulator.http;

import java.util.Map;
import java.util.Optional;

/// One HTTP request, its body read completely.
///
/// @param path    decoded, without the query
/// @param headers by lower-case name; the last of several
/// @param query   decoded; the last of several
/// @param params  what the route's template names, empty before a [Router] has matched
public record Request(
        String method,
        String path,
        Map<String, String> headers,
        Map<String, String> query,
        Map<String, String> params,
        String body) {

    /// A part of the path that the route's template names.
    public String param(String name) {
        var value = params.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the route has no parameter " + name);
        }
        return value;
    }

    public Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /// @param name in lower case
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /// Host and port the client has used to get here, so that answers can point back to the same place.
    public String host() {
        return header("host").orElse("localhost");
    }

    /// The fields of a form body.
    public Map<String, String> form() {
        return Forms.decode(body);
    }

    Request with(Map<String, String> newParams) {
        return new Request(method, path, headers, query, newParams, body);
    }
}
