package dev.guildwire.rooms.guild;

import dev.guildwire.contracts.id.GuildId;
import org.jspecify.annotations.Nullable;

/// A guild that the bot is in.
///
/// @param icon Discord's icon hash, or null
public record Guild(GuildId id, String name, @Nullable String icon) {}
