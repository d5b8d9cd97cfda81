package dev.guildwire.rooms.guild;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.RoleId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The dispatches that change the directory, with the fields it needs (Discord, "Gateway Events").
sealed interface GuildDispatch {

    /// The type for a dispatch's name; empty when it says nothing about the directory.
    static Optional<Class<? extends GuildDispatch>> find(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "GUILD_CREATE" -> Created.class;
                    case "GUILD_UPDATE" -> Updated.class;
                    case "GUILD_DELETE" -> Deleted.class;
                    case "CHANNEL_CREATE", "CHANNEL_UPDATE" -> ChannelChanged.class;
                    case "CHANNEL_DELETE" -> ChannelDeleted.class;
                    case "GUILD_ROLE_CREATE", "GUILD_ROLE_UPDATE" -> RoleChanged.class;
                    case "GUILD_ROLE_DELETE" -> RoleDeleted.class;
                    default -> null;
                });
    }

    record Created(GuildId id, String name, @Nullable String icon, List<RawChannel> channels, List<RawRole> roles)
            implements GuildDispatch {}

    record Updated(GuildId id, String name, @Nullable String icon) implements GuildDispatch {}

    /// @param unavailable true when the guild is only out of order; absent when the bot was removed from it
    record Deleted(GuildId id, @Nullable Boolean unavailable) implements GuildDispatch {}

    record ChannelChanged(
            @JsonProperty("guild_id") GuildId guildId,
            ChannelId id,
            int type,
            @Nullable String name,
            int position,
            @JsonProperty("parent_id") @Nullable ChannelId parentId)
            implements GuildDispatch {

        Channel channel() {
            return new RawChannel(id, type, name, position, parentId).channel();
        }
    }

    record ChannelDeleted(@JsonProperty("guild_id") GuildId guildId, ChannelId id) implements GuildDispatch {}

    record RoleChanged(@JsonProperty("guild_id") GuildId guildId, RawRole role) implements GuildDispatch {}

    record RoleDeleted(
            @JsonProperty("guild_id") GuildId guildId,
            @JsonProperty("role_id") RoleId roleId) implements GuildDispatch {}

    /// A channel as Discord sends it.
    record RawChannel(
            ChannelId id,
            int type,
            @Nullable String name,
            int position,
            @JsonProperty("parent_id") @Nullable ChannelId parentId) {

        Channel channel() {
            return new Channel(id, type, name == null ? id.toString() : name, position, parentId);
        }
    }

    /// A role as Discord sends it.
    record RawRole(
            RoleId id, String name, int position, @Nullable String permissions) {

        Role role() {
            return new Role(id, name, position, permissions == null ? "0" : permissions);
        }
    }
}
