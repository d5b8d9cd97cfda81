package dev.guildwire.rooms.discord;

import com.fasterxml.jackson.annotation.JsonFormat;

/// @param permissions permission bits, guild-wide
/// @param mentionable whether anybody may mention it
public record NewRole(
        String name,
        @JsonFormat(shape = JsonFormat.Shape.STRING) long permissions,
        boolean mentionable) {}
