package dev.guildwire.rooms.discord;

/// What came back for one request sent.
sealed interface Answer {

    record Response(int status, RateLimit limit, String body) implements Answer {}

    /// Nothing came, or not in time; Discord may have done it nevertheless.
    record NoAnswer(String why) implements Answer {}
}
