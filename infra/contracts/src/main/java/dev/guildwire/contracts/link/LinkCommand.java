package dev.guildwire.contracts.link;

import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.RoleId;
import dev.guildwire.contracts.id.UserId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/// What a backend may ask of Discord. A payload is one of these records; its fields have Discord's names. A new
/// command is a record here and a line in [CommandName].
public sealed interface LinkCommand {

    /// Writes a message to a channel.
    @JsonNaming(SnakeCaseStrategy.class)
    record SendMessage(ChannelId channelId, String content) implements LinkCommand {

        /// Discord takes 1 to 2000 characters.
        public SendMessage {
            Limits.length("content", content, 2000);
        }
    }

    /// Makes a voice channel.
    @JsonNaming(SnakeCaseStrategy.class)
    record CreateVoiceChannel(
            GuildId guildId,
            String name,
            @Nullable Integer userLimit,
            @Nullable ChannelId parentId) implements LinkCommand {

        /// Discord takes names of 1 to 100 characters and user limits of 0 (none) to 99.
        public CreateVoiceChannel {
            Limits.length("name", name, 100);
            Limits.userLimit(userLimit);
        }
    }

    /// Changes what is given, leaves the rest.
    @JsonNaming(SnakeCaseStrategy.class)
    record EditChannel(
            ChannelId channelId,
            @Nullable String name,
            @Nullable Integer userLimit) implements LinkCommand {

        /// Discord takes names of 1 to 100 characters and user limits of 0 (none) to 99.
        public EditChannel {
            if (name != null) {
                Limits.length("name", name, 100);
            }
            Limits.userLimit(userLimit);
        }
    }

    /// Deletes a channel.
    @JsonNaming(SnakeCaseStrategy.class)
    record DeleteChannel(ChannelId channelId) implements LinkCommand {}

    /// Makes a role without permissions.
    @JsonNaming(SnakeCaseStrategy.class)
    record CreateRole(GuildId guildId, String name) implements LinkCommand {

        /// Discord takes names of 1 to 100 characters.
        public CreateRole {
            Limits.length("name", name, 100);
        }
    }

    /// Deletes a role.
    @JsonNaming(SnakeCaseStrategy.class)
    record DeleteRole(GuildId guildId, RoleId roleId) implements LinkCommand {}

    /// Gives a member a role.
    @JsonNaming(SnakeCaseStrategy.class)
    record AddRole(GuildId guildId, UserId userId, RoleId roleId) implements LinkCommand {}

    /// Takes a role from a member.
    @JsonNaming(SnakeCaseStrategy.class)
    record RemoveRole(GuildId guildId, UserId userId, RoleId roleId) implements LinkCommand {}

    /// Moves a member who is in voice to another voice channel.
    @JsonNaming(SnakeCaseStrategy.class)
    record MoveMember(GuildId guildId, UserId userId, ChannelId channelId) implements LinkCommand {}

    /// Takes a member out of voice.
    @JsonNaming(SnakeCaseStrategy.class)
    record DisconnectMember(GuildId guildId, UserId userId) implements LinkCommand {}

    /// Reads a guild.
    @JsonNaming(SnakeCaseStrategy.class)
    record GetGuild(GuildId guildId) implements LinkCommand {}

    /// Reads a member.
    @JsonNaming(SnakeCaseStrategy.class)
    record GetMember(GuildId guildId, UserId userId) implements LinkCommand {}
}
