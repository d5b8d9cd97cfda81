package dev.guildwire.contracts.event;

import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.UserId;

/// The user is no member of the guild any more: the user's connections for that guild close.
public record MembershipLost(UserId userId, GuildId guildId) implements UserEvent {}
