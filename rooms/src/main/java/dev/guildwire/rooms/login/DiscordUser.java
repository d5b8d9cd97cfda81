package dev.guildwire.rooms.login;

import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.RoleId;
import dev.guildwire.contracts.id.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Discord's answer to `users/@me`.
record DiscordUser(UserId id, String username, @Nullable String avatar) {

    /// An element of Discord's answer to `users/@me/guilds`.
    record Guild(GuildId id) {}

    /// Discord's answer to `users/@me/guilds/{guild.id}/member`.
    record Member(List<RoleId> roles) {}
}
