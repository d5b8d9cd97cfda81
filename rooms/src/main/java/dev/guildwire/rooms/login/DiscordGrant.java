package dev.guildwire.rooms.login;

import java.time.Duration;
import java.time.Instant;

/// What Discord gave us for a person, as it lies in the session.
///
/// @param tokens    the access and refresh token, encrypted
/// @param expiresAt when the access token ends, Unix time in milliseconds
record DiscordGrant(String tokens, long expiresAt) {

    static final String ATTRIBUTE = "grant";

    /// The access token ends within `margin`.
    boolean expiresWithin(Duration margin, Instant now) {
        return now.plus(margin).toEpochMilli() >= expiresAt;
    }
}
