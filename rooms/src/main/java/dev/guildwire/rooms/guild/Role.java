package dev.guildwire.rooms.guild;

import dev.guildwire.contracts.id.RoleId;

/// A role of a guild.
///
/// @param permissions Discord's bit set, as decimal text
public record Role(RoleId id, String name, int position, String permissions) {}
