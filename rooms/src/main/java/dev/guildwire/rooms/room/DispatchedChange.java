package dev.guildwire.rooms.room;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.RoleId;
import dev.guildwire.contracts.id.UserId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The dispatches by which Discord says that something a room is made of may be gone (Discord, "Gateway Events").
sealed interface DispatchedChange {

    /// The type for a dispatch's name; empty when it says nothing about rooms.
    static Optional<Class<? extends DispatchedChange>> find(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "CHANNEL_DELETE" -> ChannelDeleted.class;
                    case "GUILD_ROLE_DELETE" -> RoleDeleted.class;
                    case "GUILD_CREATE" -> GuildShown.class;
                    case "GUILD_DELETE" -> GuildGone.class;
                    case "GUILD_MEMBER_UPDATE" -> MemberChanged.class;
                    case "GUILD_MEMBER_REMOVE", "GUILD_BAN_ADD" -> MemberGone.class;
                    default -> null;
                });
    }

    record ChannelDeleted(ChannelId id) implements DispatchedChange {}

    record RoleDeleted(@JsonProperty("role_id") RoleId roleId) implements DispatchedChange {}

    /// A new gateway session begins with all that there is; what was deleted while there was none is only missing here.
    ///
    /// @param channels absent while the guild is out of order
    record GuildShown(
            GuildId id,
            @Nullable List<Named> channels,
            @Nullable List<Named> roles) implements DispatchedChange {

        boolean shows(ChannelId channel) {
            return channels == null || ids(channels).contains(channel.toString());
        }

        boolean shows(RoleId role) {
            return roles == null || ids(roles).contains(role.toString());
        }

        private static Set<String> ids(List<Named> things) {
            return things.stream().map(Named::id).collect(Collectors.toSet());
        }
    }

    record Named(String id) {}

    /// @param unavailable true when the guild is only out of order; absent when the bot was removed from it
    record GuildGone(GuildId id, @Nullable Boolean unavailable) implements DispatchedChange {}

    record MemberChanged(
            @JsonProperty("guild_id") GuildId guildId,
            User user,
            @Nullable List<RoleId> roles) implements DispatchedChange {

        boolean hasLost(RoleId role) {
            return roles != null && !roles.contains(role);
        }
    }

    record MemberGone(@JsonProperty("guild_id") GuildId guildId, User user) implements DispatchedChange {}

    record User(UserId id) {}
}
