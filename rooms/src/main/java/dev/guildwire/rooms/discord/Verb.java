package dev.guildwire.rooms.discord;

/// The HTTP methods that Discord's REST API knows.
public enum Verb {
    GET,
    POST,
    PUT,
    PATCH,
    DELETE
}
