package dev.guildwire.rooms.login;

import dev.guildwire.contracts.session.LoginSession;

/// What became of a session that had to be renewed.
sealed interface Renewal {

    /// It goes on, with what is known of the person now.
    record Current(LoginSession login) implements Renewal {}

    /// It is over: Discord does not know our tokens any more, or the person is in none of our guilds.
    record Ended() implements Renewal {}

    /// It cannot go on without Discord, and Discord does not answer.
    record Unavailable() implements Renewal {}
}
