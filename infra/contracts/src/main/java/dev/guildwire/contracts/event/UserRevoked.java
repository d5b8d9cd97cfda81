package dev.guildwire.contracts.event;

import dev.guildwire.contracts.id.UserId;

/// The user logged out everywhere, or is banned: every connection of the user closes.
public record UserRevoked(UserId userId) implements UserEvent {}
