/// Login with Discord, and the sessions that come of it.
///
/// A session exists only for a person who is logged in; an anonymous visitor leaves nothing in Redis but, for the
/// minutes between leaving for Discord and coming back, a pending login.
///
/// ```
/// guildwire:{login}:sessions:<session id>  hash    Spring Session's: times, `login` (contracts' LoginSession), `grant`
/// guildwire:login:pending:<state>          string  PendingLogin, bound to one browser; taken once
/// guildwire:{login}:user:<user id>         set     ids of the user's sessions
/// guildwire:login:watch                    zset    sessions in use, by the time when each is looked at next
/// guildwire:{login}:outbox                 stream  what the edges have to be told of sessions that ended
/// ```
///
/// Other packages see none of this: they take contracts' `LoginSession` as Spring Security's principal.
@NullMarked
package dev.guildwire.rooms.login;

import org.jspecify.annotations.NullMarked;
