package dev.guildwire.rooms.login;

/// What came of asking Discord something with a person's own token.
sealed interface DiscordAnswer<T> {

    record Given<T>(T value) implements DiscordAnswer<T> {}

    /// Discord does not accept the token (any more).
    record Refused<T>() implements DiscordAnswer<T> {}

    /// Discord is down, slow, or wants us to wait.
    record Unavailable<T>() implements DiscordAnswer<T> {}
}
