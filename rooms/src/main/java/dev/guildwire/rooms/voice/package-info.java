/// Who is in which voice channel now, followed from `guild.events` and kept in Redis together with the place in the
/// stream that it is true for.
///
/// ```
/// guildwire:voice:{p<partition>}:position         hash  epoch, offset of the last record applied
/// guildwire:voice:{p<partition>}:guilds           set   guilds that have a key
/// guildwire:voice:{p<partition>}:guild:<guild id> hash  user id -> VoiceState
/// ```
///
/// The keys of a partition share a hash tag. A batch of records and its last offset are written by one script, and a
/// snapshot and its position are read by one, so the two never disagree; a batch that leaves a hole is refused, and one
/// that was applied before changes nothing. Therefore any number of instances may follow, lose a partition and come
/// back without agreeing on anything. Where the stream cannot be continued (Redis or the topic is new, or an outage was
/// longer than the topic keeps), the state is begun anew from the compacted topic `guild.voice`.
@NullMarked
package dev.guildwire.rooms.voice;

import org.jspecify.annotations.NullMarked;
