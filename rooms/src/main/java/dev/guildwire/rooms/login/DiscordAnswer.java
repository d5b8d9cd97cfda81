package dev.guildwire.rooms.login;

import java.util.function.Function;

/// What came of asking Discord something with a person's own token.
sealed interface DiscordAnswer<T> {

    record Given<T>(T value) implements DiscordAnswer<T> {}

    /// Discord does not accept the token (any more).
    record Refused<T>() implements DiscordAnswer<T> {}

    /// Discord is down, slow, or wants us to wait.
    record Unavailable<T>() implements DiscordAnswer<T> {}

    /// Asks on with what was given.
    default <R> DiscordAnswer<R> then(Function<T, DiscordAnswer<R>> next) {
        return switch (this) {
            case Given<T>(T value) -> next.apply(value);
            case Refused<T> _ -> new Refused<>();
            case Unavailable<T> _ -> new Unavailable<>();
        };
    }
}
