/// The directory of guilds that the bot is in, learnt from `discord.dispatch` and kept in Redis, so that it is known
/// at once after a restart and is the same for all instances. Anyone may ask
/// [dev.guildwire.rooms.guild.GuildDirectory]; only `GuildDispatches` writes.
///
/// ```
/// guildwire:{guild}:names                hash  guild id   -> Guild
/// guildwire:{guild}:of-channels          hash  channel id -> guild id
/// guildwire:{guild}:<guild id>:channels  hash  channel id -> Channel
/// guildwire:{guild}:<guild id>:roles     hash  role id    -> Role
/// ```
///
/// Records of a guild arrive in order, at least once; applying one again ends in the same state.
@NullMarked
package dev.guildwire.rooms.guild;

import org.jspecify.annotations.NullMarked;
