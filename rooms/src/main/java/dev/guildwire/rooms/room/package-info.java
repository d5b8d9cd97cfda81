/// Game rooms: four seats, a role, a private voice channel, invites, and an end.
///
/// Redis holds all state, so any instance answers any request. Each change and the event that tells it are one script
/// ([dev.guildwire.rooms.outbox] writes it to Kafka); what has to be done at Discord is a task in Redis before it is
/// asked, so that whoever dies, another instance goes on or undoes it. Discord has the last word: a channel or role
/// that is gone there ends the room, a player without the role loses the seat.
///
/// A room being made goes `begin`, role, channel and creator's role, `open`; or `undo`, `undone`. A seat goes
/// `joining`,
/// `seated`, `leaving`, and is taken until the role is gone. An open room that nobody uses is warned, then ends; an
/// ending one only goes. Each room has a mark, ten letters and digits at the end of its role's name: by it, whatever a
/// crash left at Discord is found and deleted (`Tidying`).
///
/// Keys, all in the slot of `{rooms}` (ids of channels name rooms):
///
/// ```
/// guildwire:{rooms}:outbox              stream  events not told yet
/// guildwire:{rooms}:tasks               zset    what is to be done, by when it is due:
///                                               make|<mark>                undo this making
///                                               seat|<channel>|<user>      finish this join
///                                               leave|<channel>|<user>     take the role, free the seat
///                                               check|<channel>|<user>     ask Discord whether the player has the role
///                                               end|<channel>              delete channel and role
///                                               tidy|<guild>|<mark>        search Discord for what is left
/// guildwire:{rooms}:idle                zset    channel, by when to look whether anybody uses the room
/// guildwire:{rooms}:index               zset    <guild>|<channel>, by name
/// guildwire:{rooms}:players             zset    <guild>|<user>|<channel> of each seat, by name
/// guildwire:{rooms}:roles               hash    role -> channel
/// guildwire:{rooms}:marks               hash    mark -> channel
/// guildwire:{rooms}:presence            hash    <guild>|<user> -> the room's channel that the person is in
/// guildwire:{rooms}:creators            zset    <user>|<mark> of each room that is being made or open, by name
/// guildwire:{rooms}:making:<mark>       hash    guild, name, creator, seat, wish, state (making, undo), role, channel
/// guildwire:{rooms}:wish:<user>:<key>   string  Idempotency-Key -> mark, expires
/// guildwire:{rooms}:room:<channel>      hash    guild, name, userLimit, role, creator, mark, state (open, ending),
///                                               createdAt, lastActivityAt, expiresAt while a warning runs,
///                                               inviteId, inviteUntil, seatsGiven
/// guildwire:{rooms}:seats:<channel>     hash    user -> Seat as JSON
/// guildwire:{rooms}:invites:<channel>   hash    invite's id -> until when it is good
/// ```
///
/// A request's session is a round trip to Redis, and one more at its end. Besides it: looking at rooms takes two
/// (voice, rooms), viewing, leaving and invites one; joining takes two before the answer (seat, request to Discord)
/// and two after it (where the player is, that the seat is theirs); creating takes eight in all.
@NullMarked
package dev.guildwire.rooms.room;

import org.jspecify.annotations.NullMarked;
