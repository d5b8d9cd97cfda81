package dev.guildwire.contracts.event;

import dev.guildwire.contracts.id.UserId;

/// One login session ended: every connection whose token was made for it closes.
///
/// @param sid the `sid` claim of those tokens
public record SessionRevoked(UserId userId, String sid) implements UserEvent {}
