/// The roadmap board: features, votes, and their changes as events (roadmap-websocket contract).
///
/// Redis holds the board; each change and its event are one script ([dev.guildwire.rooms.outbox] tells it). Every
/// change raises the board's version. A page opens its stream first and takes the board afterwards: what changed before
/// is in the board, what changes after comes by the stream, and an event whose version the board already had is old.
///
/// Keys, all in one slot:
///
/// ```
/// guildwire:{roadmap}:version           string   number of changes so far
/// guildwire:{roadmap}:features          zset     feature id by time of creation
/// guildwire:{roadmap}:feature:<id>      hash     title, description, status, createdById, createdByName, createdAt,
/// updatedAt
/// guildwire:{roadmap}:votes:<id>        set      ids of the users who voted
/// guildwire:{roadmap}:outbox            stream   events not told yet
/// ```
@NullMarked
package dev.guildwire.rooms.roadmap;

import org.jspecify.annotations.NullMarked;
