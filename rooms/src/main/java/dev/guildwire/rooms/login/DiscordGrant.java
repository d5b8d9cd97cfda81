package dev.guildwire.rooms.login;

/// What Discord gave us for a person, as it lies in the session.
///
/// @param tokens    the access and refresh token, encrypted
/// @param expiresAt when the access token ends, Unix time in milliseconds
/// @param checkedAt when Discord last told us the person's guilds, Unix time in milliseconds
record DiscordGrant(String tokens, long expiresAt, long checkedAt) {

    static final String ATTRIBUTE = "grant";
}
