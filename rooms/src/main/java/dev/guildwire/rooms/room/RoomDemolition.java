package dev.guildwire.rooms.room;

import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.RoleId;
import dev.guildwire.rooms.discord.DiscordResult;
import dev.guildwire.rooms.discord.DiscordResult.Refused;
import dev.guildwire.rooms.discord.DiscordResult.Success;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Deletes channels and roles at Discord. The channel goes first: it is known by its role, and without the role it
/// would be seen by nobody.
@Component
class RoomDemolition {

    private final RoomParts parts;

    RoomDemolition(RoomParts parts) {
        this.parts = parts;
    }

    /// Deletes a room's channel and role, and with them every other channel that was made for the role: Discord may
    /// have made it twice, if whoever asked died before the answer.
    ///
    /// @return whether nothing is left
    boolean delete(GuildId guild, @Nullable ChannelId channel, @Nullable RoleId role) {
        if (role == null) {
            return channel == null || isGone(guild, channel);
        }
        return switch (parts.channels(guild).join()) {
            case Success listed -> {
                var made = DiscordJson.channels(listed).stream()
                        .filter(found -> found.overwritten().contains(role.toString()))
                        .map(DiscordJson.Channel::id);
                yield Stream.concat(made, Stream.ofNullable(channel)).distinct().allMatch(found -> isGone(guild, found))
                        && isGone(guild, role);
            }
            case Refused _ -> deleteKnown(guild, channel, role);
            case DiscordResult.Busy _,
                    DiscordResult.Expired _,
                    DiscordResult.Unavailable _,
                    DiscordResult.Unauthorized _ -> false;
        };
    }

    /// Deletes what is known of, and looks for nothing else.
    ///
    /// @return whether it is gone
    boolean deleteKnown(GuildId guild, @Nullable ChannelId channel, RoleId role) {
        return (channel == null || isGone(guild, channel)) && isGone(guild, role);
    }

    private boolean isGone(GuildId guild, ChannelId channel) {
        return DiscordFault.isGone(parts.deleteChannel(guild, channel).join());
    }

    private boolean isGone(GuildId guild, RoleId role) {
        return DiscordFault.isGone(parts.deleteRole(guild, role).join());
    }
}
