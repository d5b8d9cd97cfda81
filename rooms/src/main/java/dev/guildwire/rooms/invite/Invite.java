package dev.guildwire.rooms.invite;

import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.RoleId;
import dev.guildwire.contracts.id.UserId;
import java.time.Instant;

/// What an invite says.
///
/// @param id        `jti`, by which it can be revoked
/// @param expiresAt `exp`, whole seconds
public record Invite(
        String id, GuildId guildId, ChannelId channelId, RoleId roleId, UserId creatorId, Instant expiresAt) {}
