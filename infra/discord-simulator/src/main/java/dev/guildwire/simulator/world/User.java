package dev.guildwire.simulator.world;

import org.jspecify.annotations.Nullable;

/// A person or a bot.
///
/// @param username   the unique name
/// @param globalName the name that is shown, or null to show the username
/// @param avatar     hash of a picture, or null for Discord's default one
public record User(
        Snowflake id,
        String username,
        @Nullable String globalName,
        @Nullable String avatar,
        boolean bot) {

    public String displayName() {
        return globalName == null ? username : globalName;
    }

    User renamed(String name) {
        return new User(id, name, globalName, avatar, bot);
    }
}
