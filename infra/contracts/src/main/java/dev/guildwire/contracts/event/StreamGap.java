package dev.guildwire.contracts.event;

import dev.guildwire.contracts.id.GuildId;

/// Discord's session was lost and could not be resumed: what happened in between is not known one by one. The
/// differences that remain follow as ordinary events.
///
/// @param from when the last dispatch of the old session came, Unix time in milliseconds
/// @param to   when the new session showed the guild, Unix time in milliseconds
public record StreamGap(GuildId guildId, long from, long to) implements GuildEvent {}
