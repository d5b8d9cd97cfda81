package dev.guildwire.contracts.event;

import dev.guildwire.contracts.id.UserId;

/// Something that concerns all connections of one user, on whichever edge they are. Goes to `user.events`,
/// keyed by the user. These are instructions to edges and are not shown to browsers; a message *to* a user is an
/// ordinary payload with any other name on the same topic.
public sealed interface UserEvent extends Event permits SessionRevoked, UserRevoked, MembershipLost {

    UserId userId();
}
