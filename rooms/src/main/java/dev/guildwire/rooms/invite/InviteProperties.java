package dev.guildwire.rooms.invite;

import dev.guildwire.rooms.secret.Secret;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param keys     `kid:base64url,...`; the first signs, all are accepted
/// @param lifetime of an invite
/// @param baseUrl  where browsers find us
@ConfigurationProperties("guildwire.invite")
record InviteProperties(Secret keys, @DefaultValue("24h") Duration lifetime, URI baseUrl) {}
