package dev.guildwire.edge.connection;

/// A path at which clients connect, with the limits of its connections and what is spoken there.
///
/// @param path of the handshake's request, without a query
public record Endpoint(String path, Connections connections, Protocol protocol) {}
