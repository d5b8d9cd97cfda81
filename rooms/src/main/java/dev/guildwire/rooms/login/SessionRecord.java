package dev.guildwire.rooms.login;

import dev.guildwire.contracts.session.LoginSession;
import java.time.Duration;
import java.time.Instant;

/// A session as it lies in Redis at one moment, outside of any request.
///
/// @param loginText  the login as it is written there, to see whether somebody changed it meanwhile
/// @param checkAt    when Discord is to be asked again which guilds the person is in
/// @param accessedAt when it was last used, up to a minute too early
record SessionRecord(
        String id, String loginText, LoginSession login, DiscordGrant grant, Instant checkAt, Instant accessedAt) {

    /// Discord has to be asked something, now or soon.
    boolean isDue(Duration refreshBefore, Instant now) {
        return isOverdue(now) || grant.expiresWithin(refreshBefore, now);
    }

    /// Discord has to be asked before the session may be used again.
    boolean isOverdue(Instant now) {
        return !now.isBefore(checkAt) || grant.expiresWithin(Duration.ZERO, now);
    }
}
