package dev.guildwire.rooms.discord;

import org.jspecify.annotations.Nullable;

/// What is to be sent, as it lies in Redis.
record Errand(
        Verb verb,
        String path,
        @Nullable String body,
        @Nullable String reason) {

    static Errand of(DiscordRequest request) {
        return new Errand(
                request.route().verb(),
                request.path(),
                request.body(),
                request.terms().reason());
    }
}
