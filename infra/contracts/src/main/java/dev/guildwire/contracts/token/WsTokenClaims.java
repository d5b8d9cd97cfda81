package dev.guildwire.contracts.token;

import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.UserId;
import java.time.Instant;

/// What a WebSocket token says (JWT, RFC 7519; HS256, key id in the header).
///
/// @param userId    `sub`
/// @param guildId   `guildId`, the one guild whose events the connection sees
/// @param sid       `sid`, the login session; its end is the token's end
/// @param expiresAt `exp`
public record WsTokenClaims(UserId userId, GuildId guildId, String sid, Instant expiresAt) {

    /// `aud` of every WebSocket token: it is good for nothing else.
    public static final String AUDIENCE = "guildwire.ws";

    public static final String GUILD_ID = "guildId";
    public static final String SID = "sid";
}
